import assert from 'node:assert/strict';
import { rules } from '../../../src/validation/rules';
import { ruleCases } from './rule-cases';
import { check, tenant, vendor } from './support';

const marks = /«(.*?)»/gsu;

for (const [rule, ...cases] of ruleCases) {
  describe(`The rule ${rule}`, () => {
    for (const { severity, as = {}, marks: bad, leaves: good } of cases) {
      const how = JSON.stringify(as);
      for (const text of bad) {
        it(`marks ${text} ${how}`, () => {
          const expected = [...text.matchAll(marks)].map((match, index) => ({
            rule,
            severity,
            text: match[1],
            offset: match.index - index * 2,
          }));
          const found = check(text.replace(/[«»]/gu, ''), as);
          assert.deepEqual(
            found.map((problem) => ({
              rule: problem.rule,
              severity: problem.severity,
              text: problem.text,
              offset: problem.offset,
            })),
            expected,
          );
        });
      }
      for (const text of good) {
        it(`leaves ${text} alone ${how}`, () => {
          assert.deepEqual(check(text, as), []);
        });
      }
    }
  });
}

describe('A value left over from a resource page', () => {
  for (const [name, value, kind, error] of [
    ['firstSeenDateTime', 'String (timestamp)', 'host', 'date-time'],
    ['firstSeenDateTime', 'DateTimeOffset', 'host', 'date-time'],
    ['size', 'Int64', 'file', 'type'],
    ['size', 'String', 'file', 'type'],
  ] as const) {
    it(`is told as such where it is a ${error} error: ${name}, ${value}`, () => {
      const found = check(`{"${name}": "${value}", ${tenant}, ${vendor}}`, { kind });
      assert.deepEqual(found.map(({ rule }) => rule).sort(), [error, 'placeholder'].sort());
    });
  }
});

describe('The table of rules', () => {
  it('is tested rule by rule', () => {
    assert.deepEqual(ruleCases.map(([rule]) => rule).sort(), rules.map(({ id }) => id).sort());
  });
});
