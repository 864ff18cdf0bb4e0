import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import { itWith } from '../../support/capabilities';
import { beaconOn } from '../../../src/sandbox/store/beacon';
import { realFiles } from '../../../src/sandbox/store/files';
import { FolderInUse } from '../../../src/sandbox/store/folder-in-use';
import { lockFolder } from '../../../src/sandbox/store/lock';
import { storePaths } from '../../../src/sandbox/store/paths';
import { processesOf } from '../../../src/sandbox/store/processes';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

describe("sandbox: a beacon in a folder whose path is too long for a socket, as VS Code's is on a Mac", () => {
  const cleanup = cleanupAfterEach();
  let temporary: string;
  let folder: string;
  const beacon = () => beaconOn({ platform: 'darwin', temporary });

  beforeEach(async () => {
    temporary = await temporaryFolder(cleanup, 'b-');
    folder = join(temporary, 'Library', 'Application Support', 'x'.repeat(90));
    await mkdir(folder, { recursive: true });
  });

  itWith('socketFiles')('shines from the folder for temporary files, as long as it is lit', async () => {
    const extinguish = await beacon().light(folder, 'ab');
    assert.ok(extinguish);
    assert.equal(await beacon().answers(folder, 'ab'), true);
    await extinguish();
    assert.notEqual(await beacon().answers(folder, 'ab'), true);
  });

  itWith('socketFiles')('leaves nothing there when it is cleared', async () => {
    const extinguish = await beacon().light(folder, 'cd');
    assert.ok((await readdir(temporary)).includes('secprofile-cd.sock'));
    await beacon().clear(folder, 'cd');
    assert.ok(!(await readdir(temporary)).includes('secprofile-cd.sock'));
    await extinguish?.();
  });
});

const pipe = /^\\\\\.\\pipe\\(secprofile-[0-9a-f]+)$/;

/** Windows' pipes; elsewhere, a socket in a folder stands in for each. */
class Pipes {
  readonly names: string[] = [];
  /** How a connection ends: an error's code, or silence. */
  failure: string | undefined;

  constructor(private readonly folder: string) {}

  readonly net = {
    createServer: (onConnection: (socket: net.Socket) => void) => {
      const server = net.createServer(onConnection);
      const listen = server.listen.bind(server);
      server.listen = ((path: string, done: () => void) => listen(this.#at(path), done)) as typeof server.listen;
      return server;
    },
    connect: (path: string) => {
      const place = this.#at(path);
      if (this.failure === undefined) return net.connect(place);
      const socket = new net.Socket();
      const { failure } = this;
      if (failure !== 'silence')
        setImmediate(() => socket.destroy(Object.assign(new Error(failure), { code: failure })));
      else socket.setTimeout = (_, callback) => (setImmediate(() => callback?.()), socket);
      return socket;
    },
  } as unknown as Pick<typeof net, 'connect' | 'createServer'>;

  #at(path: string): string {
    this.names.push(path);
    const [, name = 'no pipe'] = pipe.exec(path) ?? [];
    return process.platform === 'win32' ? path : join(this.folder, name);
  }
}

describe('sandbox: a beacon on Windows, which is a named pipe', () => {
  const cleanup = cleanupAfterEach();
  let folder: string;
  let pipes: Pipes;
  const beacon = () => beaconOn({ platform: 'win32', temporary: 'C:\\Temp', net: pipes.net });

  beforeEach(async () => {
    folder = await temporaryFolder(cleanup, 'pipes-');
    pipes = new Pipes(await temporaryFolder(cleanup, 'p-'));
  });

  it('answers by a name that the id alone decides, as long as it is lit, and leaves nothing in the folder', async () => {
    const long = join(folder, 'x'.repeat(200));
    const extinguish = await beacon().light(long, '0a1b');
    assert.ok(extinguish);
    assert.equal(await beacon().answers(folder, '0a1b'), true);
    assert.equal(await beacon().answers(folder, '0a1c'), false, 'another one');
    await extinguish();
    assert.equal(await beacon().answers(folder, '0a1b'), false);
    const name = '\\\\.\\pipe\\secprofile-0a1b';
    assert.deepEqual(pipes.names, [name, name, '\\\\.\\pipe\\secprofile-0a1c', name]);
    assert.deepEqual([await readdir(folder), beacon().isInFolder], [[], false]);
  });

  it('ends although somebody is connected, and lets go of who connects', async () => {
    const extinguish = await beacon().light(folder, 'ab');
    const socket = pipes.net.connect('\\\\.\\pipe\\secprofile-ab');
    cleanup.defer(() => void socket.destroy());
    const closed = once(socket, 'close');
    await once(socket, 'connect');
    socket.resume();
    await extinguish?.();
    await closed;
  });

  it('is dead only if there is no such pipe', async () => {
    for (const [failure, expected] of [
      ['ENOENT', false],
      ['ECONNREFUSED', false],
      ['EPERM', undefined],
      ['EACCES', undefined],
      ['EBUSY', undefined],
      ['silence', undefined],
    ] as const) {
      pipes.failure = failure;
      assert.equal(await beacon().answers(folder, 'ab'), expected, failure);
    }
  });

  it('is not there if another process has its name', async () => {
    const extinguish = await beacon().light(folder, 'ab');
    assert.equal(await beacon().light(folder, 'ab'), undefined);
    await extinguish?.();
  });

  it('removes no file when it is cleared: Windows removes the pipe of a dead process', async () => {
    await writeFile(join(folder, 'lock.ab.sock'), 'somebody’s');
    await beacon().clear(folder, 'ab');
    assert.equal(await readFile(join(folder, 'lock.ab.sock'), 'utf8'), 'somebody’s');
  });

  it('decides about a lock whose process number is in use: taken over once the pipe is gone, and not before', async () => {
    const none = () => Promise.reject(new Error('no such thing on Windows'));
    const windows = (pid: number) =>
      processesOf({
        ...{ platform: 'win32', pid, host: () => 'pc', exists: () => true },
        ...{ readFile: none, readlink: none, ask: none, machineId: () => Promise.resolve('m1') },
      });
    const paths = storePaths(folder);
    const take = (pid: number) =>
      lockFolder(paths, { files: realFiles, processes: windows(pid), beacon: beacon(), now: () => new Date() });
    const id = 'ab';
    await writeFile(paths.lock, JSON.stringify({ ...(await windows(50).self()), id, beacon: true }));
    const extinguish = await beacon().light(folder, id);
    await assert.rejects(take(60), (error) => FolderInUse.is(error) && error.isRunning);
    pipes.failure = 'EACCES';
    await assert.rejects(take(60), (error) => FolderInUse.is(error) && !error.isRunning);
    pipes.failure = undefined;
    await extinguish?.();
    const unlock = await take(60);
    assert.deepEqual(await readdir(folder), ['lock']);
    await unlock();
    assert.deepEqual(await readdir(folder), []);
  });
});
