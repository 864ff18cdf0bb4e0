import assert from 'node:assert/strict';
import fs from 'node:fs';
import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { itWith } from '../../support/capabilities';
import { cleanupAfterEach } from '../../support/cleanup';
import { refused } from '../../support/on-platform';
import { useSandbox } from '../sandbox/support';
import { payloadFolders } from './support/payload-folder';
import { runApply, runPlan } from './support/run';

describe('Planning files', () => {
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  const cleanup = cleanupAfterEach();
  const json = ['--format', 'json'];
  beforeEach(() => sandbox().reset());

  it('says so of one that nobody may read, and sends the others', async () => {
    const folder = newFolder(3);
    const real = fs.openSync;
    cleanup.defer(() => void (fs.openSync = real));
    fs.openSync = (path, ...more) => {
      if (path !== folder.file(1)) return real(path, ...more);
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    };
    const { code, report } = await runApply(sandbox(), [folder.path, '--state', folder.state, '--yes', ...json]);
    assert.equal(code, 2);
    const [file] = report().files.filter(({ action }) => action === 'failed');
    assert.deepEqual([basename(file?.path ?? ''), file?.error], [basename(folder.file(1)), refused]);
    assert.deepEqual([report().summary['added'], sandbox().count()], [2, 2]);
  });

  it('reads the live profile of each once, 20 in a batch', async () => {
    const folder = newFolder(45);
    const args = [folder.path, '--state', folder.state, ...json];
    await runApply(sandbox(), [...args, '--yes']);
    const real = globalThis.fetch;
    cleanup.defer(() => void (globalThis.fetch = real));
    const batches: string[][] = [];
    globalThis.fetch = (input, init) => {
      const { requests } = JSON.parse(init?.body as string) as { requests: readonly { method: string; url: string }[] };
      batches.push(requests.map(({ method, url }) => `${method} ${url}`));
      return real(input, init);
    };
    assert.equal((await runPlan(sandbox(), args)).report().summary['unchanged'], 45);
    assert.deepEqual(batches.map(({ length }) => length).sort(), [20, 20, 5]);
    assert.equal(new Set(batches.flat()).size, 45);
    assert.ok(batches.flat().every((one) => one.startsWith('GET /security/')));
  });

  itWith('symlinks')(
    'refuses to write an ID through a link before anything is sent, and applies the file that it leads to',
    async () => {
      const folder = newFolder(2);
      const link = join(folder.path, 'link.host.secprofile.json');
      symlinkSync(folder.file(0), link);
      const text = readFileSync(folder.file(0), 'utf8');
      const sentence =
        "It is a symbolic link, and IDs aren't written through links. Name the file that it points to, or use --state.";
      for (const run of [runPlan, runApply]) {
        const args = run === runApply ? ['--write-ids', '--yes'] : [];
        const { code, report } = await run(sandbox(), [link, ...args, ...json]);
        assert.equal(code, 2);
        const [file] = report().files;
        assert.deepEqual([file?.action, file?.error], ['failed', sentence]);
      }
      assert.deepEqual([sandbox().count(), readFileSync(folder.file(0), 'utf8')], [0, text]);
      assert.equal(lstatSync(link).isSymbolicLink(), true);

      assert.equal((await runApply(sandbox(), [folder.file(0), '--write-ids', '--yes'])).code, 0);
      // Nothing has to be written for one that has its ID.
      const unchanged = await runApply(sandbox(), [link, '--write-ids', '--yes', ...json]);
      assert.deepEqual([unchanged.code, unchanged.report().summary['unchanged']], [0, 1]);
      assert.equal(lstatSync(link).isSymbolicLink(), true);
    },
  );

  itWith('symlinks')('takes a file once, by its own name, however many links lead to it', async () => {
    for (const ids of [['--write-ids'], ['--state', 'state.json']]) {
      await sandbox().reset();
      const folder = newFolder(2);
      symlinkSync(folder.file(0), join(folder.path, 'link.host.secprofile.json'));
      symlinkSync('payloads', join(folder.path, 'way'));
      const named = [folder.path, join(folder.path, 'way', basename(folder.file(1)))];
      const { code, out, report } = await runApply(sandbox(), [...named, ...ids, '--yes', ...json], {
        cwd: folder.path,
      });
      assert.deepEqual([code, sandbox().count()], [0, 2], out);
      assert.deepEqual(
        report().files.map(({ path }) => path),
        [folder.file(0), folder.file(1)],
      );
    }
  });

  itWith('symlinks')(
    'takes a file once where its folder has two names, and neither is looked through for links',
    async () => {
      const folder = newFolder(2);
      symlinkSync('payloads', join(folder.path, 'way'));
      const named = ['way', 'payloads', '--state', 'state.json', '--yes', ...json];
      const { code, out, report } = await runApply(sandbox(), named, { cwd: folder.path });
      assert.deepEqual([code, sandbox().count(), report().files.length], [0, 2, 2], out);
    },
  );

  itWith('symlinks')('goes through a link with a state file, where nothing is written into the payload', async () => {
    const folder = newFolder(1);
    const link = join(folder.path, 'link.host.secprofile.json');
    symlinkSync(folder.file(0), link);
    const text = readFileSync(link, 'utf8');
    const { code } = await runApply(sandbox(), [link, '--state', folder.state, '--yes', ...json]);
    assert.deepEqual([code, sandbox().count(), readFileSync(link, 'utf8')], [0, 1, text]);
  });

  itWith('symlinks')(
    'knows a file by the link that an earlier run took it by, and adds it no second time',
    async () => {
      const folder = newFolder(1);
      const link = join(folder.path, 'link.host.secprofile.json');
      symlinkSync(folder.file(0), link);
      const state = ['--state', folder.state, '--yes', ...json];
      assert.equal((await runApply(sandbox(), [link, ...state])).code, 0);
      const { code, report } = await runApply(sandbox(), [folder.path, ...state]);
      assert.deepEqual([code, sandbox().count()], [0, 1]);
      assert.deepEqual(
        report().files.map(({ path, action }) => [path, action]),
        [[link, 'unchanged']],
      );
    },
  );
});
