import assert from 'node:assert/strict';
import { countDown, realDelay } from '../../../src/transport/repeat';

const { signal } = new AbortController();

async function ticksOf(milliseconds: number) {
  const told: number[] = [];
  const slept: number[] = [];
  await countDown(
    { status: 429, milliseconds, next: 2 },
    {
      onWait: (wait) => told.push(wait.milliseconds),
      delay: (step) => (slept.push(step), Promise.resolve()),
      signal,
    },
  );
  return { told, slept };
}

describe('A countdown', () => {
  it('tells at once and at each full second that is left', async () => {
    assert.deepEqual(await ticksOf(3000), { told: [3000, 2000, 1000], slept: [1000, 1000, 1000] });
    assert.deepEqual(await ticksOf(2128), { told: [2128, 2000, 1000], slept: [128, 1000, 1000] });
    assert.deepEqual(await ticksOf(400), { told: [400], slept: [400] });
    assert.deepEqual(await ticksOf(0), { told: [0], slept: [0] });
  });

  it('ends with the signal, in the middle of a wait', async () => {
    const controller = new AbortController();
    const waiting = countDown(
      { status: 503, milliseconds: 60_000, next: 2 },
      {
        onWait: () =>
          setImmediate(() => {
            controller.abort();
          }),
        delay: realDelay,
        signal: controller.signal,
      },
    );
    await assert.rejects(waiting, { name: 'AbortError' });
  });
});
