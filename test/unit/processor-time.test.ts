import assert from 'node:assert/strict';
import { processorTime } from '../support/processor-time';

describe('The time that a run takes of the processor', () => {
  it('is measured as well where the system’s clock ticks 64 times a second', async () => {
    for (const each of [1, 7, 1000]) {
      let spent = 0;
      const tick = 1_000_000 / 64;
      const usage = (before?: NodeJS.CpuUsage) => {
        const user = Math.floor((spent * 1000) / tick) * tick - (before?.user ?? 0);
        return { user, system: 0 };
      };
      const took = await processorTime(() => (spent += each), 3, usage);
      assert.ok(Math.abs(took - each) < each / 5, `${each} ms are measured as ${took} ms`);
    }
  });
});
