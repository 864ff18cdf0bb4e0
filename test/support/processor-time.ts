/**
 * Milliseconds of the processor that a run takes, the least of some rounds: what else a machine does only adds to it. For
 * ratios between runs, because machines differ.
 */
export async function processorTime(run: () => unknown, rounds = 3): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
