import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from '../../unit/cli/support/folder';
import { badHost, goodHost } from '../../unit/cli/support/payloads';
import { buildCli } from './support/build-cli';
import { itWith } from '../../support/capabilities';

/** A device that is always full, as only Linux has it. */
const full = '/dev/full';

/** A payload by its type alone. */
const typedHost = goodHost.replace('{', '{ "@odata.type": "#microsoft.graph.hostSecurityProfile",');

const commands: readonly (readonly string[])[] = [
  ['--help'],
  ['--version'],
  ['validate', '--help'],
  ...['text', 'json', 'sarif'].map((format) => ['validate', '.', '--format', format]),
  ...['text', 'json', 'curl', 'powershell'].map((format) => ['request', 'a.host.secprofile.json', '--format', format]),
  ['sandbox', '--help'],
  ['sandbox'],
];

describe('Output that cannot be written', () => {
  let cwd: string;
  let program: string;
  before(async () => {
    cwd = folderWith({
      'a.host.secprofile.json': goodHost,
      'b.host.secprofile.json': badHost,
      'typed.json': typedHost,
    });
    program = await buildCli();
  });

  const run = (args: readonly string[], broken: 'stdout' | 'stderr') => {
    const device = openSync(full, 'w');
    const stdio = broken === 'stdout' ? (['ignore', device, 'pipe'] as const) : (['ignore', 'pipe', device] as const);
    const child = spawnSync(process.execPath, [program, ...args], {
      cwd,
      stdio: [...stdio],
      encoding: 'utf8',
      timeout: 30_000,
    });
    closeSync(device);
    return { code: child.status, text: broken === 'stdout' ? child.stderr : child.stdout };
  };

  for (const args of commands) {
    itWith('fullDevice')(`ends secprofile ${args.join(' ')} with 2 and a sentence`, () => {
      const { code, text } = run(args, 'stdout');
      assert.equal(text, "secprofile: Standard output can't be written: the disk is full.\n");
      assert.equal(code, 2);
    });
  }

  itWith('fullDevice')('is told on standard output when it is standard error', () => {
    const { code, text } = run(['validate', 'gone.json'], 'stderr');
    assert.match(text, /secprofile: Standard error can't be written: the disk is full\.\n$/);
    assert.equal(code, 2);
  });

  for (const args of [
    ['validate', '.'],
    ['validate', '.', '--format', 'sarif'],
    ['request', 'a.host.secprofile.json'],
    ['plan', '.', '--base', 'http://127.0.0.1:1/beta'],
    ['apply', '.', '--base', 'http://127.0.0.1:1/beta', '--write-ids'],
    ['list', 'host', '--base', 'http://127.0.0.1:1/beta'],
  ]) {
    it(`is told of a payload that secprofile ${args.join(' ')} --output names: a shell may have put it there`, () => {
      const child = spawnSync(process.execPath, [program, ...args, '--output', 'b.host.secprofile.json'], {
        cwd,
        encoding: 'utf8',
        timeout: 30_000,
      });
      const why = 'it has the name of a payload. Name another file for the results.';
      assert.equal(child.stderr, `secprofile: b.host.secprofile.json can't be written: ${why}\n`);
      assert.equal(child.status, 2);
      assert.equal(readFileSync(join(cwd, 'b.host.secprofile.json'), 'utf8'), badHost);
    });
  }

  for (const args of [
    ['validate', 'typed.json'],
    ['validate', '.', 'typed.json'],
    ['request', 'typed.json'],
    ['plan', 'typed.json', '--base', 'http://127.0.0.1:1/beta'],
    ['apply', 'typed.json', '--base', 'http://127.0.0.1:1/beta', '--write-ids', '--yes'],
  ]) {
    it(`is told of a file that secprofile ${args.join(' ')} reads and --output names, whatever it’s called`, () => {
      const child = spawnSync(process.execPath, [program, ...args, '--output', './typed.json'], {
        cwd,
        env: { ...process.env, SECPROFILE_TOKEN: 'token' },
        encoding: 'utf8',
        timeout: 30_000,
      });
      const why = 'it is one of the payloads. Name another file for the results.';
      assert.equal(child.stderr, `secprofile: ./typed.json can't be written: ${why}\n`);
      assert.equal(child.status, 2);
      assert.equal(readFileSync(join(cwd, 'typed.json'), 'utf8'), typedHost);
    });
  }

  for (const command of ['validate', 'request']) {
    itWith('symlinks', 'devices')(`is told of a link that ${command} --output names: it stays what it is`, () => {
      const link = join(cwd, `${command}.txt`);
      for (const target of ['a.host.secprofile.json', 'nowhere', '/dev/null']) {
        symlinkSync(target, link);
        const child = spawnSync(process.execPath, [program, command, 'a.host.secprofile.json', '--output', link], {
          cwd,
          encoding: 'utf8',
          timeout: 30_000,
        });
        assert.equal(
          child.stderr,
          `secprofile: ${link} can't be written: it is a symbolic link. Name the file that it points to.\n`,
        );
        assert.deepEqual([child.status, readlinkSync(link)], [2, target]);
        rmSync(link);
      }
      assert.equal(readFileSync(join(cwd, 'a.host.secprofile.json'), 'utf8'), goodHost);
    });
  }
});
