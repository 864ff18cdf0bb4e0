import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { compare } from '../../../src/difference/compare';
import { dice, plainly, profiles, written, type Dice, type Members } from './documents';
import { liveOf, minimalBody, payloadOf } from './support';

/** What a service has after an Update: it merges at the root. */
function applied(live: string, body: string): string {
  const literals = (text: string) => {
    const { document, values } = liveOf(text);
    return [...values].map(([name, entry]) => [name, document.tape.literal(entry)] as const);
  };
  const members = new Map([...literals(live), ...literals(body)]);
  return `{${[...members].map(([name, literal]) => `${JSON.stringify(name)}:${literal}`).join(',')}}`;
}

const difference = (payload: string, live: string) => compare(payloadOf(payload), liveOf(live));

describe('Any Update by difference', () => {
  it('leaves a live profile that has every member of the payload', () => {
    fc.assert(
      fc.property(profiles, profiles, dice, (payload: Members, live: Members, roll: Dice) => {
        const [typed, before] = [written(payload, roll), written(live, roll)];
        const found = difference(typed, before);
        const body = minimalBody(payloadOf(typed), found);
        assert.deepEqual(difference(typed, applied(before, body)).changes, []);
        for (const { property } of found.changes) assert.ok(liveOf(body).values.has(property));
      }),
      { numRuns: 500 },
    );
  });

  it('has nothing to change in what is written differently and means the same', () => {
    fc.assert(
      fc.property(profiles, dice, (profile: Members, roll: Dice) => {
        assert.deepEqual(difference(written(profile, roll), written(profile, roll)).changes, []);
      }),
      { numRuns: 500 },
    );
  });

  it('tells of another order exactly where one is', () => {
    fc.assert(
      fc.property(profiles, dice, (profile: Members, roll: Dice) => {
        const [plain, shuffled] = [written(profile, plainly), written(profile, roll)];
        const inOrder = (text: string) => difference(text, plain).reordered;
        assert.deepEqual(inOrder(plain), []);
        const { changes, reordered, equal } = difference(shuffled, plain);
        assert.deepEqual(changes, []);
        assert.ok(reordered.every((name) => equal.includes(name) && /\[.*,/s.test(shuffled)));
      }),
      { numRuns: 300 },
    );
  });

  it('sends the payload’s text but for the ranges that go: what stays is its characters in their order', () => {
    fc.assert(
      fc.property(profiles, profiles, dice, (payload: Members, live: Members, roll: Dice) => {
        const typed = written(payload, roll);
        const { equal } = difference(typed, written(live, roll));
        const body = minimalBody(payloadOf(typed), { equal });
        const [from, to] = [liveOf(typed), liveOf(body)];
        const gone = equal.filter((name) => name !== 'vendorInformation');
        assert.deepEqual(
          [...to.values.keys()],
          [...from.values.keys()].filter((name) => !gone.includes(name)),
        );
        for (const [name, entry] of to.values) {
          assert.equal(to.document.tape.literal(entry), from.document.tape.literal(from.values.get(name) ?? -1));
        }
        assert.ok(isSubsequence(body, typed));
      }),
      { numRuns: 300 },
    );
  });
});

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const unit of long) if (short.startsWith(unit, at)) at += unit.length;
  return at === short.length;
}
