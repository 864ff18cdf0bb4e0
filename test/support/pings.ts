import { readFileSync } from 'node:fs';

/**
 * Milliseconds of processor time that this thread has had: a busy machine does not lengthen it. Node 22 and earlier can't tell
 * it, but Linux can; elsewhere, time on the clock is all there is.
 */
export const worked: () => number = (() => {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => { readonly user: number; readonly system: number } };
  if (threadCpuUsage) {
    return () => {
      const { user, system } = threadCpuUsage();
      return (user + system) / 1000;
    };
  }
  // Documentation/scheduler/sched-stats.rst of Linux: nanoseconds on a processor come first.
  const onProcessor = () => Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  try {
    onProcessor();
    return onProcessor;
  } catch {
    return () => performance.now();
  }
})();

/**
 * Pings the extension host's thread while something is done, again as soon as it has answered. What waits for this thread,
 * such as a message to another extension, is answered when the turn that is under way ends.
 *
 * @returns the longest that the thread worked before it answered, in milliseconds
 */
export async function pingDuring(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = worked();
  const answered = () => {
    const now = worked();
    longest = Math.max(longest, now - before);
    before = now;
  };
  const ping = () => {
    answered();
    next = setImmediate(ping);
  };
  let next = setImmediate(ping);
  try {
    await work();
  } finally {
    clearImmediate(next);
    answered();
  }
  return longest;
}
