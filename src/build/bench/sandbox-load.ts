import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One answer: its status and its text. */
export interface LoadAnswer {
  readonly status: number;
  readonly text: string;
}

/** The bytes of a request to the measured server. */
export function requestBytes(method: string, path: string, body?: string): Buffer {
  const head = [
    `${method} /beta${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'authorization: Bearer t',
    ...(body === undefined ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body ?? ''}`);
}

/**
 * A client on one connection that does little but wait: on two cores, a real HTTP client would dominate the figures.
 * Reads answers with a Content-Length, which the sandbox's have.
 */
export class LoadClient {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (answer: LoadAnswer) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (data: Buffer) => {
      this.received = this.received.length === 0 ? data : Buffer.concat([this.received, data]);
      this.deliver();
    });
    socket.on('close', () => this.waiting?.reject(new Error('The connection was closed.')));
    socket.on('error', () => undefined);
  }

  static async to(url: string): Promise<LoadClient> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    return new LoadClient(socket);
  }

  send(request: Buffer): Promise<LoadAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private deliver(): void {
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const total = end + 4 + length;
    if (this.received.length < total) return;
    const text = this.received.toString('utf8', end + 4, total);
    this.received = this.received.subarray(total);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), text });
  }
}

/** What one client does next: it sends requests and gives how many it sent. */
export type Turn = (client: LoadClient, index: number) => Promise<number>;

/** Lets `clients` take turns for `milliseconds`, each on a connection of its own, and gives requests per second. */
export async function requestsPerSecond(
  url: string,
  clients: number,
  milliseconds: number,
  turn: Turn,
): Promise<number> {
  const open = await Promise.all(Array.from({ length: clients }, () => LoadClient.to(url)));
  const begun = performance.now();
  const sent = await Promise.all(
    open.map(async (client, index) => {
      let count = 0;
      while (performance.now() - begun < milliseconds) count += await turn(client, index);
      return count;
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  for (const client of open) client.close();
  return sent.reduce((sum, count) => sum + count, 0) / seconds;
}
