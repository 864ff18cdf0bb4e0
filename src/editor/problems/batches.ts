/** Files that are checked in one go. */
export const atOnce = 32;

/** Batches under way at once: while the worker checks one, the next are read. */
const lanes = 3;

/** Does something with all items, batch by batch, as long as `goOn` says so; lanes take the next batch as they are free. */
export async function inBatches<T>(
  next: () => readonly T[],
  work: (batch: readonly T[]) => Promise<void>,
  goOn: () => boolean = () => true,
): Promise<void> {
  const lane = async () => {
    for (let batch = next(); batch.length > 0 && goOn(); batch = next()) await work(batch);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Takes the next files that are checked in one go. */
export function nextOf<T>(items: readonly T[]): () => readonly T[] {
  let at = 0;
  return () => items.slice(at, (at += atOnce));
}
