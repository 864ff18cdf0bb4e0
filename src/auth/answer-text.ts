/** The code of an error: the answer is larger than any that a sign-in service gives. */
export const tooLarge = 'TOO_LARGE';

/** Far larger than any token, metadata, or refusal. Bytes. */
const largest = 1024 * 1024;

/**
 * The body of an answer to a sign-in as text: an endless one, of a proxy or of somebody who answers in a provider's place, must not
 * exhaust memory.
 *
 * @throws Error with the code {@link tooLarge}; what reading it throws
 */
export async function answerText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    // Leaving the loop cancels what is still to come.
    if (bytes > largest) throw Object.assign(new Error('Too large'), { code: tooLarge });
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
