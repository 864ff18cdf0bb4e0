import assert from 'node:assert/strict';
import { rolledUp } from '../../../src/validation/rolled-up';
import { check } from './support';

const tags = (count: number) => Array.from({ length: count }, () => '"Tags value"').join();
const problems = (count: number) => check(`{"os": 5, "azureTenantId": "x", "tags": [${tags(count)}]}`);
const rulesOf = (of: readonly { rule: string }[]) => of.map(({ rule }) => rule);

describe('Problems of a file that is not open', () => {
  it('are told one by one up to five hints of a rule', () => {
    assert.deepEqual(rolledUp(problems(5)), problems(5));
  });

  it('are one of more hints, at the first, and say how many', () => {
    const all = problems(26);
    const told = rolledUp(all);
    const hints = told.filter(({ rule }) => rule === 'placeholder');
    assert.equal(hints.length, 1);
    assert.deepEqual(hints[0]?.range, all.find(({ rule }) => rule === 'placeholder')?.range);
    assert.match(hints[0]?.message ?? '', /and 25 more like this/);
    assert.deepEqual(
      rulesOf(told).filter((rule) => rule !== 'placeholder'),
      rulesOf(all).filter((rule) => rule !== 'placeholder'),
    );
  });
});
