import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SentTokens } from '../../../src/transport/sent-tokens';

const opaque = 'abc-DEF_123.~+/xyz==';
const jwt = ['eyJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiJhZGEifQ', 'c2lnbmF0dXJlLWl0c2VsZg'].join('.');

const hexOf = (character: string) => character.charCodeAt(0).toString(16).padStart(2, '0');

const sent = (...tokens: readonly string[]) => {
  const all = new SentTokens();
  for (const token of tokens) all.add(`Bearer ${token}`);
  return all;
};

describe('A token that was sent', () => {
  it('is taken out of an answer, each time and with every one of several', () => {
    const text = `{"a":"${opaque}","b":"Bearer ${jwt}","c":"x${opaque}y"}`;
    assert.equal(sent(opaque, jwt).takenOutOf(text), '{"a":"redacted","b":"Bearer redacted","c":"xredactedy"}');
  });

  for (const [notation, text] of [
    ['JSON with escaped slashes', String.raw`abc-DEF_123.~+\/xyz==`],
    ['JSON with escapes', String.raw`abc-DEF_123.~\u002B\u002fxyz\u003d\u003D`],
    ['a URL', encodeURIComponent(opaque)],
    ['a URL in lower case', 'abc-DEF_123.%7e%2b%2fxyz%3d%3d'],
    ['HTML', 'abc-DEF_123.~&#x2B;&#47;xyz&#61;&#x3d;'],
  ] as const) {
    it(`is recognised as it is written in ${notation}`, () => {
      assert.equal(sent(opaque).takenOutOf(`<${text}>`), '<redacted>');
    });
  }

  it('is taken out in parts when it is a JWT, but for the header that all have', () => {
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    assert.equal(sent(jwt).takenOutOf([header, payload, signature].join(' ')), `${header} redacted redacted`);
  });

  it('is taken out of a text that comes in pieces, wherever one ends, and only once', () => {
    const text = `${'x'.repeat(1_048_000)}${`"${opaque}" "${encodeURIComponent(opaque)}" `.repeat(60)}`.repeat(3);
    const tokens = sent(opaque);
    for (const size of [7, 1000, 65_536, 1_048_576 + 31]) {
      const pieces = tokens.inPieces();
      let got = '';
      for (let at = 0; at < text.length; at += size) got += pieces.next(text.slice(at, at + size));
      assert.equal(got + pieces.end(false), tokens.takenOutOf(text));
    }
  });

  it('is taken out of pieces that are cut off inside it', () => {
    const pieces = sent(opaque).inPieces();
    const got = pieces.next(`${'x'.repeat(2_000_000)}${opaque.slice(0, 12)}`);
    assert.equal(got + pieces.end(true), `${'x'.repeat(2_000_000)}redacted`);
  });

  it('is taken out where a text was cut off inside it', () => {
    const text = `{"got":"${opaque.slice(0, 15)}`;
    assert.equal(sent(opaque).takenOutOfPart(text), '{"got":"redacted');
    assert.equal(sent(opaque).takenOutOfPart('{"got":"abc'), '{"got":"abc');
    assert.equal(sent(opaque).takenOutOfPart(`{"got":"${opaque}`), '{"got":"redacted');
  });

  it('is taken out where a text was cut off inside it, in whatever notation and however far into it', () => {
    const spelled = fc.constantFrom<(character: string) => string>(
      (character) => character,
      (character) => `\\${character}`,
      (character) => `\\u00${hexOf(character).toUpperCase()}`,
      (character) => `%${hexOf(character)}`,
      (character) => `&#X${hexOf(character)};`,
      (character) => `&#${character.charCodeAt(0)};`,
    );
    fc.assert(
      fc.property(spelled, fc.nat(), (spell, cut) => {
        const written = Array.from(opaque, (one) => (/[\w-]/.test(one) ? one : spell(one)));
        // At least eight of its characters, and at least a part of the last one is missing.
        const least = written.slice(0, 8).join('').length;
        const end = least + (cut % (written.join('').length - least));
        const text = `{"got":"${written.join('').slice(0, end)}`;
        assert.equal(sent(opaque).takenOutOfPart(text), '{"got":"redacted');
      }),
    );
  });

  it('leaves every other text as it is', () => {
    const text = '{"id":"1","token":"abc-DEF_124.~+/xyz=="}';
    assert.equal(sent(opaque, jwt).takenOutOf(text), text);
    assert.equal(sent().takenOutOf(text), text);
    for (const part of [
      text,
      '{"got":"abc-DEF_124',
      '{"got":"ABC-DEF_123.',
      '{"got":"abc-DEF_123.~x',
      '{"got":"abc-DEF_123.%7E%2C',
    ]) {
      assert.equal(sent(opaque).takenOutOfPart(part), part);
    }
  });

  it('is left where it stands when it is too short to keep anybody out', () => {
    assert.equal(sent('test').takenOutOf('{"name":"test"}'), '{"name":"test"}');
  });

  it('that is full of what patterns are made of is taken literally', () => {
    const odd = 'a.b*c(d[e)f]+g$h^i|j?k\\l{2}';
    assert.equal(sent(odd).takenOutOf(`<${odd}>`), '<redacted>');
    assert.equal(sent(odd).takenOutOf('aXbbcdefghijkl'), 'aXbbcdefghijkl');
  });

  // Were it quadratic, mocha's time-out would end it.
  it('is found at the end of tens of megabytes', () => {
    const text = `${`${jwt.slice(0, -1)} `.repeat(400_000)}${jwt}`;
    assert.ok(sent(jwt).takenOutOf(text).endsWith('redacted'));
  });
});
