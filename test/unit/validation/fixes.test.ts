import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/document/parse-document';
import type { Payload } from '../../../src/payload/payload';
import { readPayload } from '../../../src/payload/read-payload';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { check as checkSnapshot } from '../../../src/validation/check';
import type { Fix, FixContext } from '../../../src/validation/fixes/fix';
import { fixAll } from '../../../src/validation/fixes/fix-all';
import { fixesForAll } from '../../../src/validation/fixes/fixes';
import { idEdits } from '../../../src/validation/fixes/insert';
import { renumbered } from '../../../src/validation/fixes/snippet';
import type { RuleId } from '../../../src/validation/problem';
import { applied, asks, withoutFields } from './applied';
import { guid, rest } from './fix-case';
import { memberCases } from './fix-cases-members';
import { valueCases } from './fix-cases-values';
import { ruleCases } from './rule-cases';
import { check, tenant, vendor, type CheckedAs } from './support';

const asPayload = (text: string, { kind, fileName }: CheckedAs): Payload =>
  readPayload(parseDocument(text), {
    catalog: bundledCatalog,
    kind: kind ?? (fileName === undefined ? 'host' : undefined),
    fileName,
  });

/** What each fix of a rule's first problem makes of the text, by title. */
async function outcomes(
  rule: RuleId,
  text: string,
  as: CheckedAs = {},
  known: FixContext = {},
): Promise<Record<string, string>> {
  const problem = check(text, as).find((found) => found.rule === rule);
  assert.ok(problem, `no ${rule} in ${text}`);
  const [fixes = []] = await fixesForAll(asPayload(text, as), [problem], known);
  return Object.fromEntries(fixes.map(({ title, edits, checkAs }) => [title, checkAs ?? applied(text, edits)]));
}

describe('The quick fixes', () => {
  for (const { rule, as = {}, known = {}, from, to } of [...memberCases, ...valueCases]) {
    it(`of ${rule} turn ${from.replace(rest, '')} into ${Object.values(to)[0]?.replace(rest, '') ?? ''}`, async () => {
      const made = await outcomes(rule, from, as, known);
      for (const [title, text] of Object.entries(to)) {
        const wanted = text === `{${rest}` ? `{${rest.slice(2)}` : text;
        if (title.startsWith('Check this file')) assert.match(made[title] ?? '', /^(?:add|update)$/);
        else assert.equal(made[title], wanted, JSON.stringify(made, undefined, 2));
      }
      assert.equal(Object.keys(made)[0], Object.keys(to)[0]);
    });
  }

  for (const [rule, ...rows] of ruleCases) {
    it(`of ${rule} make exactly that problem vanish`, async () => {
      for (const { as = {}, marks } of rows) {
        for (const marked of marks) await eachFixMends(rule, marked.replace(/[«»]/gu, ''), as);
      }
    });
  }

  it('have one that is preferred at most, and never touching edits', async () => {
    for (const [rule, ...rows] of ruleCases) {
      for (const { as = {}, marks } of rows) {
        for (const fixes of (
          await Promise.all(marks.map((text) => allFixes(rule, text.replace(/[«»]/gu, ''), as)))
        ).flat()) {
          assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1);
          for (const { edits } of fixes) {
            edits.slice(1).forEach((edit, index) => {
              const before = edits[index] ?? assert.fail();
              assert.ok(before.offset + before.length < edit.offset);
            });
          }
        }
      }
    }
  });
});

function allFixes(rule: RuleId, text: string, as: CheckedAs): Promise<Fix[][]> {
  const known: FixContext = {
    azureTenantId: [guid],
    vendor: ['a', 'b'],
    now: '2026-11-21T05:04:12Z',
    localOffset: () => -90,
  };
  const problems = check(text, as).filter((problem) => problem.rule === rule);
  return fixesForAll(asPayload(text, as), problems, known);
}

/** Applies each fix of each problem of a rule by itself: there is one problem less of it, and no syntax error. */
async function eachFixMends(rule: RuleId, text: string, as: CheckedAs): Promise<void> {
  const count = (of: string) => check(of, as).filter((problem) => problem.rule === rule).length;
  const before = count(text);
  for (const fixes of await allFixes(rule, text, as)) {
    for (const fix of fixes) {
      const { title, edits, checkAs } = fix;
      // Where nobody can be asked, an id that is not there is no better than an empty one.
      if (checkAs || (as.idRequired && title.endsWith('to be asked for it'))) continue;
      const mended = applied(text, edits);
      // A placeholder stays one until the person has typed over it.
      const staysMarked = rule === 'placeholder' && asks(fix, {});
      assert.ok(count(mended) < before || staysMarked, `${title}: ${text} → ${mended}`);
      assert.deepEqual(parseDocument(mended).faults, parseDocument(text).faults, `${title}: ${text} → ${mended}`);
    }
  }
}

describe('A removal', () => {
  const removed: readonly (readonly [from: string, to: string])[] = [
    ['{\n  // about it\n  "id": "x",\n  @\n}', '{\n  // about it\n  @\n}'],
    ['{\n  @,\n  "id": "x"\n}', '{\n  @\n}'],
    ['{\n  @,\n  "id": "x",\n}', '{\n  @,\n}'],
    ['{\r\n\t@, // kept\r\n\t"id": "x" // about id\r\n}', '{\r\n\t@ // kept\r\n\t// about id\r\n}'],
    ['{ "id": "x", @ }', '{ @ }'],
    ['{ @, "id": "x" }', '{ @ }'],
    ['{@,"id":"x"}', '{@}'],
    ['{"id":"x",@}', '{@}'],
    ['{@\n, "id": "x"\n}', '{@\n\n}'],
    ['{\n  "id": "x", @\n}', '{\n  @\n}'],
    ['{\n  "id": "x" /* a */ , /* b */ @\n}', '{\n  /* a */ /* b */ @\n}'],
    ['{\n  "id":\n    "x",\n  @\n}', '{\n  @\n}'],
  ];
  for (const [from, to] of removed) {
    it(`turns ${JSON.stringify(from)} into ${JSON.stringify(to)}`, async () => {
      const rest_ = `${tenant}, ${vendor}`;
      const made = await outcomes('server-set', from.replace('@', rest_));
      assert.equal(made['Remove "id"']?.replace(rest_, '@').replace(/  (?=\/\* b)/, ' '), to);
    });
  }
});

describe('A member that is added', () => {
  it('comes after the comments of the line above, however long', () => {
    const long = 'x'.repeat(2000);
    for (const [more, to] of [
      [`, // ${long}`, `, // ${long}@,`],
      [`,${' '.repeat(990)}// ${long}`, `,${' '.repeat(990)}// ${long}@,`],
      [`, /* ${long} */ // ${long}`, `, /* ${long} */ // ${long}@,`],
      [`, /* a\n b */`, `,@, /* a\n b */`],
      [`, /`, `,@, /`],
    ] as const) {
      const text = `{\n  "@odata.type": "x"${more}\n  "tags": []\n}`;
      const added = applied(text, idEdits(parseDocument(text), '1'));
      assert.equal(
        added,
        text.replace(more, () => to.replace('@', '\n  "id": "1"')),
      );
    }
  });
});

describe('Fixing all', () => {
  const all = async (text: string, rule?: RuleId) => {
    const checked = (now: string) => {
      const snapshot = takeSnapshot({ catalog: bundledCatalog, text: now, kind: 'host' });
      return { snapshot, check: checkSnapshot(snapshot, { intent: 'add' }) };
    };
    return applied(text, await fixAll(checked(text), { recheck: checked, rule }));
  };

  it('gives no two members of an object one name', async () => {
    const card = (members: string) => `{"networkInterfaces": [{${members}}]${rest}`;
    for (const [from, to, rule] of [
      [`{"FQDN": "a.example", "Fqdn": "b.example"${rest}`, `{"fqdn": "a.example", "Fqdn": "b.example"${rest}`],
      [
        `{"fqdnn": "a.example", "name": "b.example"${rest}`,
        `{"fqdn": "a.example", "name": "b.example"${rest}`,
        'unknown-property',
      ],
      [
        card('"localIpV6Address": "10.0.0.1", "ipV6Address": "10.0.0.2"'),
        card('"ipV4Address": "10.0.0.1", "ipV6Address": "10.0.0.2"'),
      ],
    ] as const) {
      assert.equal(await all(from, rule), to);
    }
  });

  it('removes equal members before it makes them differ', async () => {
    for (const count of [2, 3, 4, 5]) {
      assert.equal(await all(`{${'"tags": "a", '.repeat(count)}"id": 1${rest}`), `{"tags": ["a"], "id": "1"${rest}`);
    }
  });

  it('gives members of different objects one name at once', async () => {
    const cards = (name: string) => `{"networkInterfaces": [${`{"${name}": "10.0.0.1"},`.repeat(30)}]${rest}`;
    assert.equal(await all(cards('IPV4Address')), cards('ipV4Address'));
  });
});

describe('Snippets of fixes', () => {
  it('read as their fields’ texts, and count on from a number', () => {
    assert.equal(
      withoutFields('{"a": "${1|x\\,y,z|}", "b": "${2:p\\}q}", "c": "$3", "\\$x": 1}'),
      '{"a": "x,y", "b": "p}q", "c": "", "$x": 1}',
    );
    assert.equal(renumbered('"${1|a,b|}" "${2:x}" "$3" "\\$4"', 5), '"${5|a,b|}" "${6:x}" "$7" "\\$4"');
  });
});
