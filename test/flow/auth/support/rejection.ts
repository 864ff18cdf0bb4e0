/** What a promise is rejected with; a promise that resolves is an error of the test. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`Resolved with ${JSON.stringify(value)}`);
}
