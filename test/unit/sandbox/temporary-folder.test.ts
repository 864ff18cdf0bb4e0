import assert from 'node:assert/strict';
import fs, { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { storePaths } from '../../../src/sandbox/store/paths';
import { realProcesses } from '../../../src/sandbox/store/processes';
import { withTemporaryFolder } from '../../../src/sandbox/temporary-folder';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

describe('The temporary folder of a sandbox', () => {
  const cleanup = cleanupAfterEach();
  let parent: string;
  /** Folders of which another program holds on to a file. */
  let held: (folder: string) => boolean;

  beforeEach(async () => {
    parent = await temporaryFolder(cleanup, 'parent-');
    held = () => false;
    const { rm } = fs;
    cleanup.defer(() => void (fs.rm = rm));
    fs.rm = async (path, options) => {
      if (!held(String(path))) return rm(path, options);
      // As of a real one, everything else in it goes.
      for (const name of await readdir(String(path)).catch(() => []))
        if (!held(join(String(path), name))) await rm(join(String(path), name), options);
      throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    };
  });

  const deadHolder = async () => ({ ...(await realProcesses.self()), pid: 2 ** 22 + 1, id: 'd1e', beacon: false });

  /** What a process leaves that was killed. @param holder in its lock; without one, it has no lock */
  async function leave(holder?: object): Promise<string> {
    held = () => true;
    const folder = await withTemporaryFolder((made) => Promise.resolve(made), parent);
    held = () => false;
    await writeFile(storePaths(folder).log, '');
    if (holder) await writeFile(storePaths(folder).lock, JSON.stringify(holder));
    return folder;
  }

  const names = async () => (await readdir(parent)).sort();

  it('is swept of what others left, whichever of them can’t be deleted now', async () => {
    const first = await leave(await deadHolder());
    await leave(await deadHolder());
    held = (path) => path === first;
    await withTemporaryFolder(() => Promise.resolve(), parent);
    assert.deepEqual(await names(), [basename(first)]);
  });

  it('is swept of what can’t be deleted now once that can be', async () => {
    const folder = await leave(await deadHolder());
    await utimes(folder, 0, 0);
    held = (path) => path === folder || path === storePaths(folder).log;
    await withTemporaryFolder(() => Promise.resolve(), parent);
    assert.deepEqual(await names(), [basename(folder)]);
    await utimes(folder, 0, 0);
    held = () => false;
    await withTemporaryFolder(() => Promise.resolve(), parent);
    assert.deepEqual(await names(), []);
  });

  it('that has no lock is swept after an hour: until then, it may be about to get one', async () => {
    const anHourAgo = Date.now() / 1000 - 3600;
    // Nobody can tell of another machine.
    const elsewhere = { pid: 1, host: 'elsewhere', started: 'x' };
    const fresh = await leave();
    const old = await leave();
    const locked = await leave(elsewhere);
    await utimes(fresh, anHourAgo + 60, anHourAgo + 60);
    for (const folder of [old, locked]) await utimes(folder, anHourAgo - 60, anHourAgo - 60);
    await withTemporaryFolder(() => Promise.resolve(), parent);
    assert.deepEqual(await names(), [basename(fresh), basename(locked)].sort());
  });

  it('is never one that a person named, whatever it’s called and whoever has left it', async () => {
    const long = Date.now() / 1000 - 24 * 3600;
    const prefixes = ['secprofile-sandbox-', 'secprofile-temporary-sandbox-'];
    const kept = prefixes.flatMap((prefix) => ['data', 'killed'].map((name) => `${prefix}${name}`));
    for (const name of kept) {
      const folder = join(parent, name);
      await mkdir(folder);
      await writeFile(storePaths(folder).log, '');
      if (name.endsWith('killed')) await writeFile(storePaths(folder).lock, JSON.stringify(await deadHolder()));
      await utimes(folder, long, long);
    }
    await withTemporaryFolder(() => Promise.resolve(), parent);
    assert.deepEqual(await names(), kept.toSorted());
  });

  it('that can’t be deleted at the end takes no result away, and no failure', async () => {
    held = () => true;
    assert.equal(await withTemporaryFolder(() => Promise.resolve('done'), parent), 'done');
    const failure = new Error('of the work');
    await assert.rejects(
      withTemporaryFolder(() => Promise.reject(failure), parent),
      failure,
    );
    assert.equal((await readdir(parent)).length, 2);
  });
});
