import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileNameFor, nameObjection, sameName } from '../../../src/text/file-name';

const ending = '.host.secprofile.json';

/** Texts with much of what goes wrong in them. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  // Of random texts, hardly one is long, and a name has bounds.
  fc.string({ unit: 'grapheme', minLength: 100, maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('漢', '字', '😀', 'é', 'x'), minLength: 60, maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'con',
        'NUL',
        'aux.',
        'COM1',
        'lpt¹',
        '.',
        ' ',
        '-',
        '/',
        '\\',
        ':',
        '*',
        '\u200b',
        '\ud83d',
        'é',
        'e\u0301',
        '漢',
        '😀',
        'x',
      ),
      { maxLength: 200 },
    )
    .map((parts) => parts.join('')),
);

/** Holds for a name that Windows, macOS, and Linux all take. */
function assertTakenEverywhere(name: string, longest: number): void {
  assert.doesNotMatch(name, /[:?*|"<>/\\\p{Cc}\p{Cs}]/u);
  assert.doesNotMatch(name, /[. ]$/);
  assert.doesNotMatch(name, /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i);
  assert.ok(name.length > 0 && name.length <= longest);
  assert.ok(Buffer.byteLength(name) <= 255);
  assert.equal(Buffer.from(name).toString(), name);
}

describe('A name for a file', () => {
  it('is what people call the thing, where that can be', () => {
    const named = (text: string) => fileNameFor(text, { ending });
    assert.equal(named('web01.contoso.com'), `web01.contoso.com${ending}`);
    assert.equal(named('adele.vance@contoso.com'), `adele.vance@contoso.com${ending}`);
    assert.equal(named('2001:db8::1'), `2001-db8-1${ending}`);
    assert.equal(named('../../evil'), `evil${ending}`);
    assert.equal(named('C:\\Temp\\a?.exe'), `C-Temp-a-.exe${ending}`);
    assert.equal(named('CON'), `CON_${ending}`);
    assert.equal(named('nul.contoso.com'), `nul_.contoso.com${ending}`);
    assert.equal(named('Mu\u0308ller'), `Müller${ending}`);
    assert.equal(named(' .. '), `unnamed${ending}`);
  });

  it('leaves room for the note that is written beside a payload, whatever the bytes of its characters', () => {
    for (const sign of ['x', 'ü', '漢', '😀']) {
      for (const text of [sign.repeat(60), sign.repeat(200), `a${sign.repeat(200)}`]) {
        const name = fileNameFor(text, { ending, isTaken: (one) => !one.includes('-2.') });
        assert.equal(nameObjection(name), undefined, name);
      }
    }
  });

  it('is one that three systems take, whatever the text', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('', ending, '.cloudapp.secprofile.json'), (text, end) => {
        const name = fileNameFor(text, { ending: end });
        assert.ok(name.endsWith(end));
        assertTakenEverywhere(name, 120);
        assert.doesNotMatch(name, /^[-. ]/);
        assert.equal(name, name.normalize('NFC'));
        assert.ok(name.length > end.length);
        assert.equal(nameObjection(name), undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('is nobody else’s, upper and lower case being one', () => {
    const taken = new Set<string>();
    const used: string[] = [];
    for (const text of ['Straße', 'STRASSE', 'strasse', 'x'.repeat(200), 'X'.repeat(200), 'caf\u00e9', 'cafe\u0301']) {
      const name = fileNameFor(text, { ending, isTaken: (each) => taken.has(sameName(each)) });
      taken.add(sameName(name));
      used.push(name);
    }
    assert.equal(taken.size, used.length);
    assert.deepEqual(used.slice(0, 3), [`Straße${ending}`, `STRASSE-2${ending}`, `strasse-3${ending}`]);
    assert.ok(used.every((name) => name.length <= 120));
  });
});

describe('A name that a person types', () => {
  const objections: readonly [string, RegExp | undefined][] = [
    [`web01${ending}`, undefined],
    [`Müller & Söhne (1)${ending}`, undefined],
    [`.hidden${ending}`, undefined],
    [`console${ending}`, undefined],
    ['', /^Enter a file name\.$/],
    [`a:b${ending}`, /can’t contain “:”: Windows doesn’t allow that\.$/],
    [`a/b${ending}`, /can’t contain “\/”\.$/],
    [`a\\b${ending}`, /can’t contain “\\”: Windows doesn’t allow that\.$/],
    [`"${ending}`, /can’t contain “"”: Windows doesn’t allow that\.$/],
    [`a\tb${ending}`, /can’t contain control characters: Windows doesn’t allow that\.$/],
    [`a\x85b${ending}`, /can’t contain control characters\.$/],
    [`a\u2028b${ending}`, /can’t contain line breaks\.$/],
    [`a\ud83d${ending}`, /can’t contain an incomplete character\.$/],
    [`CON${ending}`, /“CON” is the name of a device/],
    [`aux .x${ending}`, /“aux” is the name of a device/],
    ['nul', /“nul” is the name of a device/],
    [`web01${ending}.`, /can’t end in a dot or a space/],
    [`web01${ending} `, /can’t end in a dot or a space/],
    ['..', /can’t end in a dot or a space/],
    [`${'x'.repeat(208)}${ending}`, undefined],
    [`${'x'.repeat(209)}${ending}`, /too long.* has 230 bytes in UTF-8, and the limit is 229\.$/],
    [`${'漢'.repeat(69)}${ending}`, undefined],
    [`${'漢'.repeat(70)}${ending}`, /too long.* has 231 bytes/],
  ];
  for (const [name, expected] of objections) {
    it(`${expected ? 'is refused' : 'may be'}: ${JSON.stringify(name)}`, () => {
      const objection = nameObjection(name);
      if (expected) assert.match(objection ?? '', expected);
      else assert.equal(objection, undefined);
    });
  }

  it('is one that three systems take, if there is no objection', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'grapheme-ascii', maxLength: 6 })), (name) => {
        if (nameObjection(name) === undefined) assertTakenEverywhere(name, 229);
      }),
      { numRuns: 5000 },
    );
  });
});
