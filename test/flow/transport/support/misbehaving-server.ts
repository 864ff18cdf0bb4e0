import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A request that arrived whole. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the server does with the connection on which a request arrived. */
export type Reaction = (socket: Socket, arrival: Arrival) => void;

/** An HTTP server on raw sockets, so that it can misbehave in every way; counts what arrives. */
export interface MisbehavingServer {
  readonly port: number;
  readonly arrivals: readonly Arrival[];
  /** Connections that were opened, whatever came through them. */
  connections(): number;
  close(): Promise<void>;
}

function parse(text: string): Arrival | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((one) => [one.slice(0, one.indexOf(':')).toLowerCase(), one.slice(one.indexOf(':') + 1).trim()]),
  );
  const body = text.slice(end + 4);
  const [method = '', path = ''] = line.split(' ');
  return Buffer.byteLength(body) < Number(headers['content-length'] ?? 0) ? undefined : { method, path, headers, body };
}

/**
 * Starts it on loopback. The n-th request gets the n-th reaction, later ones the last.
 *
 * @param onConnection what happens as soon as a connection is there
 */
export async function misbehavingServer(
  reactions: readonly Reaction[],
  { port = 0, onConnection }: { port?: number; onConnection?: (socket: Socket) => void } = {},
): Promise<MisbehavingServer> {
  const arrivals: Arrival[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    onConnection?.(socket);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
      const arrival = parse(text);
      if (!arrival) return;
      text = '';
      arrivals.push(arrival);
      reactions[Math.min(arrivals.length, reactions.length) - 1]?.(socket, arrival);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arrivals,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** An answer with its length, after which the connection may serve the next request. */
export function answer(status: number, body = '', headers: readonly string[] = []): Reaction {
  return (socket) => {
    const lines = [`HTTP/1.1 ${status} X`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers];
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  };
}

export const created = answer(201, '{"id":"1"}', ['Content-Type: application/json']);
export const silence: Reaction = () => undefined;
export const reset: Reaction = (socket) => socket.resetAndDestroy();
export const hangUp: Reaction = (socket) => socket.end();

/** Promises more than it sends, then does what `then` says. */
export function partOfAnswer(then: Reaction, status = 201): Reaction {
  return (socket, arrival) => {
    socket.write(`HTTP/1.1 ${status} X\r\nContent-Length: 1000\r\n\r\n{"id":"1`, () => {
      setImmediate(() => {
        then(socket, arrival);
      });
    });
  };
}
