import { connect, createServer, type AddressInfo } from 'node:net';
import type { Cleanup } from '../support/cleanup';

/**
 * How long everything from the server takes to the window, in milliseconds (environment variable `WALK_LATENCY`), as in a
 * remote window. It finds walks that press a key before the window is ready for it, which a busy machine finds by chance.
 */
export const latency = Number(process.env['WALK_LATENCY'] ?? 0);

/** A server's address as it is from far away. @returns the address of a port here that passes everything on, delayed */
export async function fromAfar(server: URL, cleanup: Cleanup): Promise<URL> {
  const relay = createServer((near) => {
    const far = connect(Number(server.port), server.hostname);
    const end = () => [near, far].forEach((socket) => socket.destroy());
    near.pipe(far);
    far.on('data', (data) => setTimeout(() => near.write(data), latency));
    for (const socket of [near, far]) socket.on('error', end).on('close', () => setTimeout(end, latency));
  });
  await new Promise<void>((listening) => relay.listen(0, '127.0.0.1', listening));
  cleanup.defer(() => relay.close());
  const url = new URL(server);
  url.port = String((relay.address() as AddressInfo).port);
  return url;
}
