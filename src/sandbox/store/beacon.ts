import { open, rm } from 'node:fs/promises';
import * as sockets from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from './files';

/**
 * A local socket that responds exactly as long as its process lives. It's found by its name in the folder, so it also works
 * where process numbers mean something else: in another container on the same machine.
 */
export interface Beacon {
  /** Whether it leaves a name in the folder by which others find it. */
  readonly isInFolder: boolean;
  /** @returns the function that ends it; `undefined` if the system has no such sockets there */
  light(folder: string, id: string): Promise<(() => Promise<void>) | undefined>;
  /** Whether the beacon of another process responds; `undefined` if nobody can tell. */
  answers(folder: string, id: string): Promise<boolean | undefined>;
  /** Removes what a beacon leaves behind when its process is killed. */
  clear(folder: string, id: string): Promise<void>;
}

/** Longest path of a socket in bytes: 108 with the NUL at its end on Linux, 104 on macOS (unix(7), `sys/un.h`). */
const longestPath = (platform: NodeJS.Platform) => (platform === 'linux' ? 107 : 103);

/** What the path of a socket depends on, so that tests can simulate any system. */
export interface BeaconSystem {
  readonly platform: NodeJS.Platform;
  /** The person's folder for temporary files. */
  readonly temporary: string;
  /** Node's own unless said. */
  readonly net?: Pick<typeof sockets, 'connect' | 'createServer'>;
}

/** Milliseconds after which nothing is known about a process that accepts no connection. */
const patience = 2000;

const nameOf = (id: string) => `lock.${id}.sock`;

/** Calls `use` with a path to the socket that is short enough for the system, and cleans up afterwards. */
async function withPath<T>(
  { platform, temporary }: BeaconSystem,
  folder: string,
  id: string,
  use: (path: string, release: () => Promise<void>) => Promise<T>,
): Promise<T | undefined> {
  const noop = () => Promise.resolve();
  if (platform === 'win32') return use(`\\\\.\\pipe\\secprofile-${id}`, noop);
  const fits = (path: string) => Buffer.byteLength(path) <= longestPath(platform);
  const path = join(folder, nameOf(id));
  if (fits(path)) return use(path, noop);
  // VS Code's own folder on a Mac is always too long. The ID is random, so any folder of this person will do.
  const other = elsewhere(temporary, id);
  if (platform !== 'linux') return fits(other) ? use(other, noop) : undefined;
  const handle = await open(folder, 'r');
  return use(`/proc/self/fd/${handle.fd}/${nameOf(id)}`, () => handle.close());
}

const elsewhere = (temporary: string, id: string) => join(temporary, `secprofile-${id}.sock`);

/** Beacons on a system. */
export function beaconOn(system: BeaconSystem): Beacon {
  const { platform, temporary, net = sockets } = system;
  return {
    isInFolder: platform !== 'win32',
    light: (folder, id) =>
      withPath(system, folder, id, async (path, release) => {
        const server = net.createServer((socket) => socket.destroy());
        const listens = await new Promise<boolean>((resolve) => {
          server.once('error', () => resolve(false));
          server.listen(path, () => resolve(true));
        });
        if (!listens) {
          await release();
          return undefined;
        }
        server.unref();
        return async () => {
          await new Promise<void>((resolve) => server.close(() => resolve()));
          await release();
        };
      }),

    answers: async (folder, id) => {
      const code = await withPath(system, folder, id, (path, release) => {
        return new Promise<string>((resolve) => {
          const socket = net.connect(path);
          const end = (how: string) => {
            resolve(how);
            socket.destroy();
          };
          socket.once('connect', () => end('answered'));
          socket.once('error', (error) => end(codeOf(error) ?? 'unknown'));
          socket.setTimeout(patience, () => end('silent'));
        }).finally(release);
      });
      if (code === 'answered') return true;
      // A pipe on Windows disappears with its process. Elsewhere, anybody may have removed a missing socket.
      if (code === 'ECONNREFUSED' || (code === 'ENOENT' && platform === 'win32')) return false;
      return undefined;
    },

    clear: async (folder, id) => {
      if (platform === 'win32') return;
      await rm(join(folder, nameOf(id)), { force: true });
      await rm(elsewhere(temporary, id), { force: true });
    },
  };
}

export const realBeacon: Beacon = beaconOn({ platform: process.platform, temporary: tmpdir() });
