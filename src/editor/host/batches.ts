/** Files per batch: few enough for this thread to handle the results within a frame, and for nobody to wait long for one file. */
export const atOnce = 32;

/** Batches under way at once: while the worker checks one, this thread handles the results of the other. */
const lanes = 2;

/**
 * Does something with all items, batch by batch.
 *
 * @param next takes the next batch; an empty one ends it
 * @param goOn whether to begin another one
 */
export async function inBatches<T>(
  next: () => readonly T[],
  work: (batch: readonly T[]) => Promise<unknown>,
  goOn: () => boolean = () => true,
): Promise<void> {
  const lane = async () => {
    while (goOn()) {
      const batch = next();
      if (batch.length === 0) return;
      await work(batch);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Takes the items of a list, some at a time. */
export function takeFrom<T>(items: readonly T[]): () => readonly T[] {
  let at = 0;
  return () => items.slice(at, (at += atOnce));
}
