import assert from 'node:assert/strict';
import { rules } from '../../../src/validation/rules';
import { ruleCases } from './rule-cases';
import { check } from './support';

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

describe('The table of rules', () => {
  it('is tested rule by rule', () => {
    assert.deepEqual(ruleCases.map(([rule]) => rule).sort(), rules.map(({ id }) => id).sort());
  });
});
