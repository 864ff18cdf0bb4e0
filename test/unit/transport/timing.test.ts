import assert from 'node:assert/strict';
import fc from 'fast-check';
import { timingOf, type Timing } from '../../../src/transport/timing';

/** Milliseconds between two marks. */
const gap = fc.nat({ max: 10_000 });

describe('The parts of the time of a try', () => {
  const sumOf = (timing: Timing) => (Object.values(timing) as number[]).reduce((sum, part) => sum + part, 0);

  it('are none below zero, and together all of it, from beginning to end', () => {
    fc.assert(
      fc.property(
        fc.tuple(gap, gap, gap, gap, gap, gap, gap, gap),
        fc.boolean(),
        fc.boolean(),
        (gaps, isNew, isEarly) => {
          const at: number[] = [];
          for (const each of gaps) at.push((at.at(-1) ?? 1000) + each);
          const [
            fetched = 0,
            created = 0,
            connecting = 0,
            connected = 0,
            sending = 0,
            one = 0,
            other = 0,
            received = 0,
          ] = at;
          // A service may answer before it has all of the request.
          const [sent, answered] = isEarly ? [other, one] : [one, other];
          const marks = { created, sending, sent, ...(isNew ? { connecting, connected } : {}) };
          const timing = timingOf({ began: 1000, fetched, answered, received }, marks);
          assert.equal(sumOf(timing), received - 1000);
          assert.ok(
            Object.values(timing).every((part: number) => part >= 0),
            JSON.stringify(timing),
          );
          assert.equal(timing.connect !== undefined, isNew);
        },
      ),
    );
  });

  it('are fewer, and still all of it, where the connection was not seen', () => {
    const timing = timingOf({ began: 1, fetched: 3, answered: 10, received: 15 }, {});
    assert.deepEqual(timing, { wait: 7, download: 5, own: 2 });
  });
});
