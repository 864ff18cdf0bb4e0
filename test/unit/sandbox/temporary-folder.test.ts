import assert from 'node:assert/strict';
import fs, { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
      if (held(String(path))) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      await rm(path, options);
    };
  });

  const deadHolder = async () => ({ ...(await realProcesses.self()), pid: 2 ** 22 + 1, id: 'd1e', beacon: false });

  /** What a process leaves that was killed. */
  async function leave(name: string): Promise<string> {
    const folder = join(parent, `secprofile-temporary-sandbox-${name}`);
    await mkdir(folder);
    await writeFile(storePaths(folder).lock, JSON.stringify(await deadHolder()));
    return folder;
  }

  it('is swept of what others left, whichever of them can’t be deleted now', async () => {
    const first = await leave('a');
    await leave('b');
    held = (folder) => folder === first;
    await withTemporaryFolder(() => Promise.resolve(), parent);
    assert.deepEqual(await readdir(parent), ['secprofile-temporary-sandbox-a']);
  });

  it('that has no lock is swept after an hour: until then, it may be about to get one', async () => {
    const anHourAgo = Date.now() / 1000 - 3600;
    for (const [name, time] of [
      ['fresh', anHourAgo + 60],
      ['old', anHourAgo - 60],
      ['locked', anHourAgo - 60],
    ] as const) {
      const folder = join(parent, `secprofile-temporary-sandbox-${name}`);
      await mkdir(folder);
      await writeFile(join(folder, 'profiles.jsonl'), '');
      // Nobody can tell of another machine.
      if (name === 'locked') await writeFile(storePaths(folder).lock, '{"pid":1,"host":"elsewhere","started":"x"}');
      await utimes(folder, time, time);
    }
    await withTemporaryFolder(() => Promise.resolve(), parent);
    assert.deepEqual((await readdir(parent)).sort(), [
      'secprofile-temporary-sandbox-fresh',
      'secprofile-temporary-sandbox-locked',
    ]);
  });

  it('is never one that a person named, whatever it’s called and whoever has left it', async () => {
    const kept = ['secprofile-sandbox-data', 'secprofile-sandbox-backup', 'secprofile-sandbox-killed'];
    const long = Date.now() / 1000 - 24 * 3600;
    for (const name of kept) {
      const folder = join(parent, name);
      await mkdir(folder);
      await writeFile(storePaths(folder).log, '');
      if (name.endsWith('killed')) await writeFile(storePaths(folder).lock, JSON.stringify(await deadHolder()));
      await utimes(folder, long, long);
    }
    await withTemporaryFolder(() => Promise.resolve(), parent);
    assert.deepEqual((await readdir(parent)).sort(), kept.toSorted());
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
