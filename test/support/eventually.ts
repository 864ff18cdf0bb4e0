/**
 * Waits until `check` gives something truthy, and returns it. A check that throws counts as not yet true.
 *
 * @param what names the state that is waited for, as the end of the sentence "Never came true: …".
 * @throws Error that names it, with the last exception of the check as its cause.
 */
export async function eventually<T>(
  check: () => T | PromiseLike<T>,
  what: string,
  timeoutMs = 45_000,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = Date.now() + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const value = await check();
      if (value) return value as Exclude<T, false | null | undefined>;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (Date.now() >= deadline) {
      const because = cause instanceof Error ? ` (${cause.message})` : '';
      throw new Error(`Never came true within ${timeoutMs} ms: ${what}${because}`, { cause });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
