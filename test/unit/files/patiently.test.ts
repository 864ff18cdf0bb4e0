import assert from 'node:assert/strict';
import disk, { existsSync, readdirSync, readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { join } from 'node:path';
import { writingIds } from '../../../src/cli/plan/write-ids';
import { createFileSafely, createFolder } from '../../../src/files/create-file';
import { fileSentence } from '../../../src/files/file-sentence';
import { patiently, patientlyNow, type Patience } from '../../../src/files/patiently';
import { readTextFile, readTextPatiently } from '../../../src/files/read-text-file';
import { writeFileSafely } from '../../../src/files/write-file';
import { emptyJournal } from '../../../src/plan/state/state';
import { History } from '../../../src/history/history';
import { cleanupAfterEach } from '../../support/cleanup';
import { onPlatform } from '../../support/on-platform';
import { folderWith } from '../cli/support/folder';

/** A system on which waiting takes no time, but is counted. */
class Clock implements Patience {
  waited = 0;
  left = 2000;

  constructor(readonly platform: NodeJS.Platform) {}

  readonly wait = (milliseconds: number): Promise<void> => {
    this.waited += milliseconds;
    return Promise.resolve();
  };
}

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Fails so often, then works. */
function failing(times: number, code: string): () => Promise<string> {
  let left = times;
  return () => (left-- > 0 ? Promise.reject(failure(code)) : Promise.resolve('done'));
}

/** The same for work that isn't waited for. */
function failingNow(times: number, code: string): () => string {
  let left = times;
  return () => {
    if (left-- > 0) throw failure(code);
    return 'done';
  };
}

const sentence = "another program has it open, or you don't have permission to use it.";

describe('A file that another program has open', () => {
  for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
    it(`is waited for on Windows (${code})`, async () => {
      const clock = new Clock('win32');
      assert.equal(await patiently('C:\\a.json', failing(10, code), clock), 'done');
      assert.equal(clock.waited, 500);
      assert.equal(patientlyNow('C:\\a.json', failingNow(10, code), clock), 'done');
      assert.equal(clock.waited, 1000);
    });

    it(`is told of after two seconds (${code})`, async () => {
      const clock = new Clock('win32');
      const told = {
        code: 'EBUSY',
        path: '/b/a.json',
        message: "Another program has a.json open, or you don't have permission to use it.",
      };
      await assert.rejects(patiently('/b/a.json', failing(Infinity, code), clock), told);
      assert.equal(clock.waited, 2000);
      assert.throws(() => patientlyNow('/b/a.json', failingNow(Infinity, code), clock), told);
      assert.equal(clock.waited, 4000);
    });

    it(`is an answer at once elsewhere (${code})`, async () => {
      for (const platform of ['linux', 'darwin'] as const) {
        const clock = new Clock(platform);
        await assert.rejects(patiently('/a.json', failing(1, code), clock), { message: code });
        assert.throws(() => patientlyNow('/a.json', failingNow(1, code), clock), { message: code });
        assert.equal(clock.waited, 0);
      }
    });
  }

  it('is waited for for two seconds in all where nothing else runs: a hundred files may be forbidden', () => {
    const clock = new Clock('win32');
    for (let file = 0; file < 100; file += 1) {
      assert.throws(() => patientlyNow(`/b/${file}.json`, failingNow(Infinity, 'EACCES'), clock), { code: 'EBUSY' });
    }
    assert.equal(clock.waited, 2000);
  });

  it('is not what another failure means', async () => {
    const clock = new Clock('win32');
    await assert.rejects(patiently('C:\\a.json', failing(1, 'ENOSPC'), clock), { code: 'ENOSPC' });
    assert.equal(clock.waited, 0);
  });

  it('is replaced as soon as it can be', async () => {
    const folder = folderWith({ 'a.json': 'old' });
    const path = join(folder, 'a.json');
    const [opening, renaming] = [failing(3, 'EPERM'), failing(3, 'EBUSY')];
    const disk: Pick<typeof fs, 'open' | 'rename' | 'rm'> = {
      ...fs,
      open: async (...args) => (await opening(), fs.open(...args)),
      rename: async (...args) => (await renaming(), fs.rename(...args)),
    };
    const clock = new Clock('win32');
    await writeFileSafely(path, 'new', { disk, patience: clock });
    assert.deepEqual([readFileSync(path, 'utf8'), clock.waited], ['new', 300]);
  });

  describe('for a moment', () => {
    const cleanup = cleanupAfterEach();
    let busy: (() => Promise<unknown>) | undefined;
    let busyToLink: typeof busy;
    let busyToMake: typeof busy;
    let busyToOpen: (() => unknown) | undefined;

    beforeEach(() => {
      cleanup.defer(onPlatform('win32').restore);
      const { rm, link, mkdir } = fs;
      const { openSync } = disk;
      cleanup.defer(() => void Object.assign(fs, { rm, link, mkdir }));
      cleanup.defer(() => void Object.assign(disk, { openSync }));
      busy = busyToLink = busyToMake = busyToOpen = undefined;
      fs.mkdir = (async (...args: Parameters<typeof mkdir>) => {
        await busyToMake?.();
        return mkdir(...args);
      }) as typeof mkdir;
      disk.openSync = (...args) => {
        busyToOpen?.();
        return openSync(...args);
      };
      fs.rm = async (...args) => {
        await busy?.();
        await rm(...args);
      };
      fs.link = async (...args) => {
        await busyToLink?.();
        await link(...args);
      };
    });

    it('does not keep a new file from being there, with nothing beside it', async () => {
      const folder = folderWith();
      busy = failing(1, 'EPERM');
      assert.equal(await createFileSafely(join(folder, 'a.json'), '{}'), true);
      assert.deepEqual(readdirSync(folder), ['a.json']);
    });

    for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
      it(`does not keep a new file from getting its name (${code})`, async () => {
        const folder = folderWith();
        busyToLink = failing(2, code);
        assert.equal(await createFileSafely(join(folder, 'a.json'), '{}'), true);
        assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), '{}');
        assert.deepEqual(readdirSync(folder), ['a.json']);
      });
    }

    for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
      it(`does not keep a folder from being made (${code})`, async () => {
        const path = join(folderWith(), 'a', 'b');
        busyToMake = failing(2, code);
        await createFolder(path);
        assert.ok(existsSync(path));
      });

      it(`does not keep it from being read (${code})`, async () => {
        const path = join(folderWith({ 'a.json': '{}' }), 'a.json');
        busyToOpen = failingNow(2, code);
        assert.equal(readTextFile(path), '{}');
        busyToOpen = failingNow(2, code);
        assert.equal(await readTextPatiently(path), '{}');
      });
    }

    for (const code of ['EPERM', 'EISDIR', 'EINVAL']) {
      it(`is not why a new file has no second name on a disk without hard links (${code})`, async () => {
        const folder = folderWith();
        busyToLink = failing(Infinity, code);
        assert.equal(await createFileSafely(join(folder, 'a.json'), '{}'), true);
        assert.deepEqual(readdirSync(folder), ['a.json']);
      });
    }

    it('is never waited for while others wait for this thread', async () => {
      const path = join(folderWith({ 'a.json': '{}' }), 'a.json');
      busyToOpen = failingNow(Infinity, 'EBUSY');
      const clock = new Clock('win32');
      await assert.rejects(readTextPatiently(path, {}, clock), { message: sentence });
      assert.equal(clock.waited, 2000);
      assert.throws(() => readTextFile(path, { isPatient: false }), { message: sentence });
    });

    it('does not keep the ID of a profile out of its payload, however long other files were waited for', async () => {
      const path = join(folderWith({ 'a.host.secprofile.json': '{}' }), 'a.host.secprofile.json');
      const { wait } = Atomics;
      cleanup.defer(() => void Object.assign(Atomics, { wait }));
      Atomics.wait = () => assert.fail('what all files share is spent');
      busyToOpen = failingNow(2, 'EBUSY');
      const profile = { kind: 'host', id: '7', etag: undefined };
      await writingIds(emptyJournal, (file) => file, new Map()).settle([{ file: path, profile, stillPending: false }]);
      assert.match(readFileSync(path, 'utf8'), /"id": "7"/);
    });

    it('is deleted from the history all the same', async () => {
      const folder = folderWith({ '1-a.json': '', '2-b.json': '', '3-c.json': '' });
      const history = new History({ folder, limit: () => 9 });
      busy = failing(1, 'EBUSY');
      await history.delete(['1-a']);
      busy = failing(1, 'EACCES');
      await history.clear();
      assert.deepEqual(readdirSync(folder), []);
    });
  });

  it('is there in full, even if what was beside it can never be removed', async () => {
    const folder = folderWith();
    const { rm } = fs;
    fs.rm = () => Promise.reject(failure('EPERM'));
    try {
      assert.equal(await createFileSafely(join(folder, 'a.json'), '{}'), true);
    } finally {
      fs.rm = rm;
    }
    assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), '{}');
  });

  it('stays as it was where it never can be, and nothing is left beside it', async () => {
    const folder = folderWith({ 'a.json': 'old' });
    const path = join(folder, 'a.json');
    const disk = { ...fs, rename: () => Promise.reject(failure('EPERM')) };
    const error: unknown = await writeFileSafely(path, 'new', { disk, patience: new Clock('win32') }).catch(
      (thrown: unknown) => thrown,
    );
    assert.equal(fileSentence(error), sentence);
    assert.equal(readFileSync(path, 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder), ['a.json']);
  });
});
