import type { SendPorts } from '../../transport/send';

/** What sending needs from outside, as the editor would have it: real time, real chance, nobody who cancels. */
export const ports: SendPorts = {
  fetch: (input, init) => globalThis.fetch(input, init),
  signal: new AbortController().signal,
  onWait: () => undefined,
  timeoutMs: 10_000,
  now: () => performance.now(),
  random: () => Math.random(),
};
