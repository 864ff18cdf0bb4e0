import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanupAfterEach } from '../../support/cleanup';
import { buildCli } from '../cli/support/build-cli';
import { useFolder } from './support';
import { itLacking, itWith } from '../../support/capabilities';

/** Makes a process the first of a container's, with the same host name and files, as root or as anybody else. */
const container = [['-pf', '--mount-proc'], ['-Urpf', '--mount-proc'], ['-Urpf']].find(
  (options) => spawnSync('unshare', [...options, 'true']).status === 0,
);

describe('sandbox: one for a folder', () => {
  const folder = useFolder();
  const cleanup = cleanupAfterEach();

  /** Starts a sandbox over the folder, in a shell command that may put it elsewhere. */
  const start = async (data: string, ...before: string[]) => {
    const [program, ...args] = [...before, process.execPath, await buildCli(), 'sandbox', '--data', data] as const;
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    cleanup.defer(() => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL');
    });
    let [out, err] = ['', ''];
    const line = new Promise<void>((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        out += text.toString();
        if (out.includes('\n')) resolve();
      });
    });
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    const closed = once(child, 'close');
    await Promise.race([line, closed]);
    return { child, closed, started: out.includes('"url"'), err: () => err };
  };

  itLacking(container ? [] : ['containers'])(
    'holds across containers on one machine, and ends with the process that had it',
    async () => {
      const inside = ['unshare', ...(container ?? [])];
      const data = join(folder(), 'containers');
      const first = await start(data, ...inside);
      assert.ok(first.started, first.err());
      const second = await start(data, ...inside);
      assert.equal(second.started, false);
      assert.match(second.err(), /is in use by another window or program \(process \d+\)/);
      const outside = await start(data);
      assert.equal(outside.started, false);
      process.kill(-(first.child.pid ?? 0), 'SIGKILL');
      await first.closed;
      const third = await start(data, ...inside);
      assert.ok(third.started, third.err());
    },
  );

  itWith('shell', 'proc')('is not kept by a process that is dead and only not reaped', async () => {
    const data = join(folder(), 'zombie');
    // A first process that never asks how its children ended, as in a container without an init.
    const script = '"$0" "$@" & echo $! >&2; exec sleep 60';
    const parent = await start(data, 'sh', '-c', script);
    assert.ok(parent.started, parent.err());
    process.kill(Number(parent.err()), 'SIGKILL');
    const next = await start(data);
    assert.ok(next.started, next.err());
  });

  itWith('signals')('is found in a folder whose path is too long for a socket', async () => {
    const data = join(folder(), 'a'.repeat(120));
    await mkdir(data);
    const first = await start(data);
    assert.ok(first.started, first.err());
    if (process.platform === 'linux') assert.ok((await readdir(data)).some((name) => name.endsWith('.sock')));
    assert.equal((await start(data)).started, false);
    first.child.kill('SIGTERM');
    await first.closed;
    assert.deepEqual(await readdir(data), ['profiles.jsonl']);
  });
});
