import type { Worker } from 'node:worker_threads';
import { inThread, said } from './other-thread';

/** What it can answer with. */
export type HostileAnswer = 'headers' | 'longHeader' | 'notUtf8' | 'brackets' | 'pairs' | 'deep' | 'script';

/** Writes answers byte by byte as it likes, which no server of Node's does. */
function serve(load: NodeJS.Require): void {
  const { parentPort } = load('node:worker_threads') as typeof import('node:worker_threads');
  const { createServer } = load('node:net') as typeof import('node:net');
  const size = 64 * 1024 * 1024;
  const head = (length: number) =>
    `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`;
  const withBody = (body: Buffer) => Buffer.concat([Buffer.from(head(body.length)), body]);
  const text = `{"id": "x", "fqdn": "<script>window.__hostile=1</script> [x](command:workbench.action.quit) https://evil.test \u202e \u001b[31m"}`;
  const headers = Array.from({ length: 100_000 }, (_, at) => `X-${at}: y\r\n`);
  const answers: Readonly<Record<HostileAnswer, () => Buffer>> = {
    headers: () => Buffer.from(`HTTP/1.1 201 Created\r\n${headers.join('')}\r\n{"id": "7"}`),
    longHeader: () => Buffer.from(`HTTP/1.1 201 Created\r\nX-Long: ${'x'.repeat(1_000_000)}\r\n\r\n{"id": "7"}`),
    notUtf8: () =>
      withBody(
        Buffer.concat([Buffer.from('{"id": "'), Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0]), Buffer.from('"}')]),
      ),
    brackets: () => withBody(Buffer.alloc(size, '[')),
    pairs: () => withBody(Buffer.alloc(size, '[],')),
    deep: () => withBody(Buffer.from('['.repeat(10_000) + ']'.repeat(10_000))),
    script: () => withBody(Buffer.from(text)),
  };
  let answer: HostileAnswer = 'script';
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      const bytes = answers[answer]();
      if (answer !== 'headers') return socket.end(bytes);
      // Node reads 16 KiB of names and values. It makes an error of each header beyond: of all that come at once, for 80 ms.
      const first = Buffer.byteLength(headers.slice(0, 2520).join(''));
      socket.write(bytes.subarray(0, first));
      return setTimeout(() => socket.end(bytes.subarray(first)), 200);
    });
  });
  parentPort?.on('message', (next: HostileAnswer) => (answer = next));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    parentPort?.postMessage(typeof address === 'object' ? address?.port : undefined);
  });
}

/** A server in a thread of its own. */
export interface HostileServer {
  /** Of its Graph, without a slash at the end. */
  readonly base: string;
  /** From now on. */
  answer(answer: HostileAnswer): void;
  stop(): Promise<unknown>;
}

/** Starts one on loopback. */
export async function serveHostile(): Promise<HostileServer> {
  const worker: Worker = inThread(serve);
  const port = await said<number>(worker);
  return {
    base: `http://127.0.0.1:${port}/beta`,
    answer: (answer) => worker.postMessage(answer),
    stop: () => worker.terminate(),
  };
}
