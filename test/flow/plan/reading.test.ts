import assert from 'node:assert/strict';
import fs from 'node:fs';
import { basename } from 'node:path';
import { cleanupAfterEach } from '../../support/cleanup';
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
    assert.deepEqual([basename(file?.path ?? ''), file?.error], [basename(folder.file(1)), 'permission denied.']);
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
});
