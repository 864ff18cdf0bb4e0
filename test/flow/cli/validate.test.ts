import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/folders';
import { folderWith } from '../../unit/cli/support/folder';
import { badHost, doubtfulHost, goodHost } from '../../unit/cli/support/payloads';
import { sarifFaults } from '../../unit/cli/support/sarif-schema';
import { secprofile } from './support/run-cli';
import { itWith } from '../../support/capabilities';

interface Results {
  readonly files: readonly {
    path: string;
    kind: string | null;
    problems: { rule: string; severity: string; range: unknown }[];
  }[];
  readonly summary: Record<string, number>;
}

const host = 'web01.host.secprofile.json';

describe('secprofile validate, as a process', () => {
  let cwd: string;
  before(() => {
    cwd = folderWith({
      [host]: goodHost,
      'sub/bad.host.secprofile.json': badHost,
      'sub/doubt.host.secprofile.json': doubtfulHost,
    });
  });

  it('ends with 0, 1 or 2 as the contract says', async () => {
    assert.equal((await secprofile(['validate', host], { cwd })).code, 0);
    assert.equal((await secprofile(['validate', '.'], { cwd })).code, 1);
    assert.equal((await secprofile(['validate', '.', 'gone'], { cwd })).code, 2);
    assert.equal((await secprofile(['validate', '.', '--nope'], { cwd })).code, 2);
    assert.equal((await secprofile(['nope'], { cwd })).code, 2);
  });

  it('prints plain text into a pipe, and colours when told to', async () => {
    const plain = await secprofile(['validate', 'sub'], { cwd });
    assert.match(plain.out, /^sub[\\/]bad\.host\.secprofile\.json:3:22: error: /);
    assert.equal(plain.out.includes('\u001b'), false);
    const coloured = await secprofile(['validate', 'sub', '--color'], { cwd, env: { NO_COLOR: '1' } });
    assert.equal(coloured.out.includes('\u001b[31m'), true);
  });

  it('reads standard input', async () => {
    const args = ['validate', '-', '--stdin-filename', host, '--format', 'json'];
    const { code, out } = await secprofile(args, { stdin: badHost });
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as Results).files[0]?.path, host);
  });

  it('finds the same in a text with a byte-order mark and CRLF as without', async () => {
    const args = ['validate', '-', '--kind', 'host', '--format', 'json'];
    const { out } = await secprofile(args, { stdin: badHost });
    const other = await secprofile(args, { stdin: `\uFEFF${badHost.replaceAll('\n', '\r\n')}` });
    assert.equal(other.out, out);
  });

  it('prints SARIF that keeps to the published schema', async () => {
    const { code, out } = await secprofile(['validate', '.', 'gone', '--format', 'sarif'], { cwd });
    assert.equal(code, 2);
    assert.deepEqual(sarifFaults(JSON.parse(out)), []);
  });

  it('marks no error in the bodies of the docs pages', async () => {
    const folder = join(root, 'test/fixtures/docs-pages');
    const { code, out } = await secprofile(['validate', `${folder}/*.json`, '--format', 'json']);
    const { summary } = JSON.parse(out) as Results;
    assert.equal(summary['files'], 10);
    assert.equal(summary['errors'], 0);
    assert.equal(code, 0);
  });

  itWith('symlinks')('goes through symbolic links that lead in circles', async () => {
    const folder = folderWith({ 'a/x.host.secprofile.json': goodHost });
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('.', join(folder, 'here'));
    const { code, out } = await secprofile(['validate', '.'], { cwd: folder });
    assert.deepEqual([code, out], [0, '1 file checked: no problems.\n']);
  });

  itWith('symlinks', 'devices')('tells what is no file, and checks the rest', async () => {
    const folder = folderWith({
      'x.host.secprofile.json': badHost,
      'w.host.secprofile.json': Buffer.from([0x7b, 0xff]),
    });
    symlinkSync('/dev/zero', join(folder, 'v.host.secprofile.json'));
    symlinkSync('gone', join(folder, 'u.host.secprofile.json'));
    const { code, out, err } = await secprofile(['validate', '.'], { cwd: folder });
    assert.equal(code, 2);
    assert.match(out, /1 file checked: 1 error\.\n$/);
    assert.equal(
      err,
      'secprofile: u.host.secprofile.json: there is no such file or folder.\n' +
        'secprofile: v.host.secprofile.json: skipped, because this link leads out of the folder.\n' +
        'secprofile: w.host.secprofile.json: it is not UTF-8 (first in line 1); save it as UTF-8.\n',
    );
  });

  itWith('symlinks')(
    'does not read what a link in a folder leads to elsewhere: not one secret is printed',
    async () => {
      const folder = folderWith({ 'x.host.secprofile.json': goodHost });
      symlinkSync('/proc/self/environ', join(folder, 'env.host.secprofile.json'));
      const { code, out, err } = await secprofile(['validate', '.'], { cwd: folder, env: { SECRET: 'hunter2' } });
      assert.deepEqual([code, out], [0, '1 file checked: no problems.\n']);
      assert.equal(err, 'secprofile: env.host.secprofile.json: skipped, because this link leads out of the folder.\n');
    },
  );
});
