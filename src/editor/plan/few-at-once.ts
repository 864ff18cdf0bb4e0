/** How many files are looked at together: git may change thousands at once. */
const atOnce = 8;

/**
 * Looks at a few files at a time. One that is waiting for its turn is looked at only once, however often it changes in the
 * meantime.
 *
 * @param look never rejects
 */
export function fewAtOnce<T>(look: (key: string, value: T) => Promise<void>): (key: string, value: T) => void {
  const waiting = new Map<string, T>();
  let busy = 0;
  const work = async () => {
    for (const [key, value] of waiting) {
      waiting.delete(key);
      await look(key, value);
    }
  };
  return (key, value) => {
    waiting.set(key, value);
    if (busy >= atOnce) return;
    busy += 1;
    void work().finally(() => (busy -= 1));
  };
}
