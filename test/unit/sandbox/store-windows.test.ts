import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { patientFiles } from '../../../src/sandbox/store/files';
import type { LogFile } from '../../../src/sandbox/store/files';
import { FailingFiles, open, put, useFolder } from './support';

/** A disk that deletes nothing that is open. */
class WindowsFiles extends FailingFiles {
  readonly #open = new Map<LogFile, string>();

  override async open(path: string, flags: string, mode?: number): Promise<LogFile> {
    const file = await super.open(path, flags, mode);
    const closing = {
      ...file,
      close: async () => {
        this.#open.delete(closing);
        await file.close();
      },
    };
    this.#open.set(closing, path);
    return closing;
  }

  override async rm(path: string, options: { force: true }): Promise<void> {
    if ([...this.#open.values()].includes(path)) throw Object.assign(new Error(`${path} is open`), { code: 'EBUSY' });
    await super.rm(path, options);
  }
}

describe('sandbox: the store on Windows, where other programs open its files', () => {
  const folder = useFolder();
  let waits: number;
  /** Windows, where what a failing step waits for is over after so many pauses. */
  const windows = (files: FailingFiles, pauses: number) =>
    patientFiles(files, {
      platform: 'win32',
      wait: () => {
        waits += 1;
        if (waits >= pauses) files.failures = [];
        return Promise.resolve();
      },
    });
  beforeEach(() => (waits = 0));

  for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
    for (const step of ['open', 'lstat', 'readdir'] as const) {
      it(`opens once they let go, and can write (${code} of ${step})`, async () => {
        const before = await open(folder());
        await put(before, 'a');
        await before.close();
        const files = new FailingFiles();
        files.failures = [{ step, code }];
        const warnings: string[] = [];
        const store = await open(folder(), { files: windows(files, 5), warnings });
        await put(store, 'b');
        await store.close();
        assert.deepEqual([warnings, waits], [[], 5]);
      });
    }
  }

  for (const step of ['open', 'rename', 'rm', 'mkdir', 'link'] as const) {
    it(`waits for each thing that it does with a name (${step})`, async () => {
      const path = join(folder(), 'profiles.jsonl');
      await writeFile(path, '');
      const failing = new FailingFiles();
      failing.failures = [{ step, code: 'EBUSY' }];
      const files = windows(failing, 5);
      if (step === 'open') await (await files.open(path, 'r')).close();
      else if (step === 'rename') await files.rename(path, `${path}.old`);
      else if (step === 'mkdir') await files.mkdir(join(folder(), 'inner'), 0o700);
      else if (step === 'link') await files.link(path, `${path}.linked`);
      else await files.rm(path, { force: true });
      assert.equal(waits, 5);
      const names = {
        open: ['profiles.jsonl'],
        rename: ['profiles.jsonl.old'],
        rm: [],
        mkdir: ['inner', 'profiles.jsonl'],
        link: ['profiles.jsonl', 'profiles.jsonl.linked'],
      };
      assert.deepEqual((await readdir(folder())).sort(), names[step]);
    });
  }

  it('is locked without hard links where there are none, and nothing is waited for', async () => {
    for (const code of ['EPERM', 'EISDIR']) {
      const files = new FailingFiles();
      files.failures = [{ step: 'link', code }];
      const store = await open(folder(), { files: windows(files, 5) });
      await store.close();
      assert.equal(waits, 0, code);
    }
  });

  it('is not read-only from then on where they do not, and can be opened later', async () => {
    const files = new FailingFiles();
    files.failures = [{ step: 'open', code: 'EPERM', path: 'profiles.jsonl' }];
    const warnings: string[] = [];
    await assert.rejects(open(folder(), { files: windows(files, Infinity), warnings }), {
      reason: 'in use',
      message:
        /^Another program has profiles\.jsonl open, or you don't have permission to use it\. Nothing was saved\./,
    });
    assert.deepEqual(warnings, []);
    files.failures = [];
    const store = await open(folder(), { files: windows(files, 0) });
    await put(store, 'a');
    await store.close();
  });

  it('closes what it deletes, when the disk is full too', async () => {
    const before = await open(folder());
    await put(before, 'a');
    await before.close();
    for (const room of [0, 20, 200]) {
      const files = new WindowsFiles();
      files.room = room;
      const store = await open(folder(), { files: windows(files, 0) });
      await put(store, 'b', 'x'.repeat(500)).catch(() => undefined);
      await store.close();
      assert.deepEqual([await readdir(folder()), waits], [['profiles.jsonl'], 0]);
    }
  });
});
