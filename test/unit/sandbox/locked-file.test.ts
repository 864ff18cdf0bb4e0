import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HumanError } from '../../../src/errors';
import { lockFile } from '../../../src/sandbox/locked-file';
import { realProcesses } from '../../../src/sandbox/store/processes';
import { useFolder } from './support';

describe('A file that one process at a time has', () => {
  const folder = useFolder();
  const take = () => lockFile(join(folder(), 'run'), (lock, isRunning) => `${lock} ${isRunning}`);

  it('lets in one of two who come at the same moment, tells the other, and leaves nothing behind', async () => {
    const [first, second] = await Promise.allSettled([take(), take()]);
    const [unlock] = [first, second].flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const [refused] = [first, second].flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    assert.ok(unlock && HumanError.is(refused));
    assert.equal(refused.message, `${join(folder(), 'run.lock')} true`);
    await unlock();
    assert.deepEqual(await readdir(folder()), []);
    await (
      await take()
    )();
  });

  it('is taken over from a process that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['--eval', 'process.kill(process.pid, "SIGKILL")']);
    const holder = { ...(await realProcesses.self()), id: 'ab', pid, beacon: false };
    await writeFile(join(folder(), 'run.lock'), JSON.stringify(holder));
    await (
      await take()
    )();
    assert.deepEqual(await readdir(folder()), []);
  });
});
