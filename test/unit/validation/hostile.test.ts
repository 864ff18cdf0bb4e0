import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { takeSnapshot } from '../../../src/payload/snapshot';
import { bodyToSend } from '../../../src/payload/intent';
import { check as checkSnapshot } from '../../../src/validation/check';
import { exemplars } from './exemplars';
import { check, payload, vendor } from './support';

const pieces = [
  '{', '}', '[', ']', ',', ':', '"', '\\', '/', '*', '//', '/*', '*/', '\n', '\r', '\t', ' ', '\u0000', '\uFEFF', '\u2028',
  '"id"', '"@odata.type"', '"#microsoft.graph.hostSecurityProfile"', '"logonUsers"', '"tags"', '"azureTenantId"', '"__proto__"', '"constructor"',
  '"\\ud800"', '\ud800', '\udc00', '\ud83d\ude00', '"\\u00', '1e400', '-0', '01', '99999999999999999999', 'null', 'true', 'nul', "'x'",
]; // prettier-ignore

const soup = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 30 });

/** A payload with one stretch of it replaced by something else. */
const broken = fc
  .tuple(
    fc.constantFrom(...exemplars),
    fc.nat(),
    fc.nat(40),
    soup.map((parts) => parts.slice(0, 3).join('')),
  )
  .map(([{ text }, at, length, put]) => {
    const from = at % text.length;
    return text.slice(0, from) + put + text.slice(from + length);
  });

const hostile = fc.oneof(
  soup.map((parts) => parts.join('')),
  broken,
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('Any text', () => {
  it('is checked without an exception, and marked nowhere outside itself', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom('add', 'update'),
        fc.constantFrom(...exemplars),
        (text, intent, { kind }) => {
          const snapshot = takeSnapshot({
            catalog: bundledCatalog,
            text,
            kind: text.length % 2 === 0 ? kind.id : undefined,
          });
          const { document } = snapshot.payload;
          for (const { range, pointer, message } of checkSnapshot(snapshot, { intent, idRequired: true }).findings) {
            const start = document.positions.offsetAt(range.start);
            const end = document.positions.offsetAt(range.end);
            assert.ok(start <= end && end <= document.text.length);
            assert.deepEqual(document.positions.positionAt(start), range.start);
            assert.deepEqual(document.positions.positionAt(end), range.end);
            assert.ok(pointer === '' || pointer.startsWith('/'));
            assert.ok(message.length > 10 && message.length < 600);
          }
          bodyToSend(snapshot.payload, intent);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('that is not JSON gets a syntax error, and every other gets none', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { payload: read } = takeSnapshot({ catalog: bundledCatalog, text });
        const { faults } = read.document;
        const body = bodyToSend(read, 'add');
        let parses = true;
        try {
          JSON.parse(body);
        } catch {
          parses = false;
        }
        if (faults.length === 0) assert.ok(parses);
        assert.equal(
          check(text).some(({ rule }) => rule === 'syntax'),
          faults.length > 0,
        );
      }),
      { numRuns: 5000 },
    );
  });

  const big: readonly (readonly [what: string, text: () => string, rule: string])[] = [
    ['ten thousand brackets', () => '['.repeat(10_000), 'syntax'],
    ['ten thousand brackets after a name', () => `{"x":${'['.repeat(10_000)}`, 'syntax'],
    ['a million missing commas', () => `[${'1 '.repeat(1e6)}]`, 'syntax'],
    ['one line of 10 MB', () => payload(`"os": "${'x'.repeat(1e7)}", "fqdn": "a"`), 'domain-name'],
    ['a word of 1 MB', () => `{"os": ${'x'.repeat(1e6)}}`, 'syntax'],
    ['a number of a million digits', () => `{"size": ${'9'.repeat(1e6)}, ${vendor}}`, 'unknown-property'],
    ['a million empty places in a list', () => payload(`"tags": [${'null,'.repeat(1e6)}]`), 'null-collection'],
    [
      'a hundred thousand names that do not exist',
      () => payload(many('"logonUsers": [{', '}]')),
      'unknown-nested-property',
    ],
    ['a hundred thousand items of the wrong type', () => payload(`"logonUsers": [${'5,'.repeat(1e5)}]`), 'type'],
    ['a hundred thousand times the same name', () => payload(`"x@y": {${'"a":1,'.repeat(1e5)}}`), 'duplicate-key'],
    ['a domain name of a million dots', () => payload(`"fqdn": "${'a.'.repeat(1e6)}"`), 'domain-name'],
    [
      'a date of a million digits',
      () => payload(`"firstSeenDateTime": "2024-01-01T00:00:00.${'1'.repeat(1e6)}Z"`),
      'date-time',
    ],
    ['a million comments', () => `${'/**/'.repeat(1e6)}{}`, 'missing-tenant'],
  ];

  for (const [what, text, rule] of big) {
    // What is quadratic somewhere does not come to an end before this: `npm run bench` measures.
    it(`with ${what} is checked`, () => {
      const found: string[] = check(text()).map((problem) => problem.rule);
      assert.ok(found.includes(rule), found.slice(0, 5).join());
    }).timeout(20_000);
  }

  it('with a number of a million digits where a size belongs is out of range', () => {
    const text = payload(`"size": ${'9'.repeat(1e6)}`);
    assert.deepEqual(
      check(text, { kind: 'file' }).map(({ rule }) => rule),
      ['type'],
    );
  });

  it('with a broken list inside a list is marked in both', () => {
    const text = payload(`"logonUsers": [{"logonTypes": [${'5,'.repeat(20_000)}]}, 6], "os": 7`);
    const found = check(text).map(({ rule, pointer }) => `${rule} ${pointer}`);
    assert.equal(found.length, 10_000);
    assert.equal(found[0], 'type /logonUsers/0/logonTypes/0');
    assert.equal(found.at(-1), 'type /os');
  });

  it('keeps at most ten thousand marks of a rule, and every rule that has something to say', () => {
    const problems = check(payload(`"tags": [${'null,'.repeat(50_000)} 5]`));
    assert.equal(problems.length, 10_001);
    assert.equal(problems.at(-1)?.rule, 'type');
  });
});

function many(before: string, after: string): string {
  return `${before}${Array.from({ length: 1e5 }, (_, index) => `"n${index}":1`).join(',')}${after}`;
}
