/** The global `fetch`, and what it heard: headers and bodies as far as they came. */
export class RecordedFetch {
  private readonly pieces: string[] = [];

  get heard(): string {
    return this.pieces.join('');
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    this.pieces.push(JSON.stringify([...response.headers]));
    const decoder = new TextDecoder();
    const listener = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        this.pieces.push(decoder.decode(chunk, { stream: true }));
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body?.pipeThrough(listener) ?? null, response);
  };
}
