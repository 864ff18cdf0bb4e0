/** Milliseconds that a round lasts at least: Windows counts a process's time 64 times a second. */
const shortestRound = 100;

/**
 * Milliseconds of the processor that a run takes, the least of some rounds: what else a machine does only adds to it. For
 * ratios between runs, because machines differ.
 */
export async function processorTime(
  run: () => unknown,
  rounds = 3,
  usage = (before?: NodeJS.CpuUsage) => process.cpuUsage(before),
): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = usage();
    let runs = 0;
    let taken = 0;
    while (taken < shortestRound) {
      await run();
      runs++;
      const { user, system } = usage(before);
      taken = (user + system) / 1000;
    }
    least = Math.min(least, taken / runs);
  }
  return least;
}
