const endings = new Set<() => void>();
let listening = false;
let stopIsNormal = false;

/**
 * Calls `end` when this process ends in any way it can notice: normally, by an exception, by Ctrl+C or a polite kill.
 *
 * @param end must do its work at once; nothing asynchronous happens any more.
 * @returns a function that forgets `end` again.
 */
export function atExit(end: () => void): () => void {
  if (!listening) {
    listening = true;
    process.on('exit', endAll);
    for (const [signal, code] of signals) process.once(signal, () => process.exit(stopIsNormal ? 0 : code));
  }
  endings.add(end);
  return () => endings.delete(end);
}

/** From now on Ctrl+C is how the person ends what goes well: the exit code is 0. */
export function stoppingIsNormal(): void {
  stopIsNormal = true;
}

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

function endAll(): void {
  for (const end of endings) end();
  endings.clear();
}
