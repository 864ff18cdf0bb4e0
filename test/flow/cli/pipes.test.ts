import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanupAfterEach } from '../../support/cleanup';
import { folderWith } from '../../unit/cli/support/folder';
import { badHost } from '../../unit/cli/support/payloads';
import { buildCli } from './support/build-cli';
import { secprofile } from './support/run-cli';

const many = Object.fromEntries(
  Array.from({ length: 2000 }, (_, index) => [`f${String(index).padStart(4, '0')}.host.secprofile.json`, badHost]),
);

describe('A pipe', () => {
  const cleanup = cleanupAfterEach();
  let cwd: string;
  before(() => {
    cwd = folderWith(many);
  });

  it('gets all of a long output', async () => {
    const { code, out } = await secprofile(['validate', '.', '--format', 'json'], { cwd });
    assert.equal(code, 1);
    const { files, summary } = JSON.parse(out) as { files: unknown[]; summary: { errors: number } };
    assert.equal(files.length, 2000);
    assert.equal(summary.errors, 2000);
  });

  it('may be closed early: the verdict stays, and nobody sees a stack', async () => {
    const child = spawn(process.execPath, [await buildCli(), 'validate', '.'], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    cleanup.defer(() => child.kill('SIGKILL'));
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(err, '');
    assert.equal(code, 1);
  });
});
