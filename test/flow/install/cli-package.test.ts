import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleWithLazyRooms } from '../../../src/build/bundle/bundle';
import { packCli } from '../../../src/build/bundle/package-cli';
import { root } from '../../../src/build/folders';
import { npm, quiet } from '../../../src/build/vscode-host/npm';
import { runProgramSync } from '../../../src/build/vscode-host/processes';
import { cleanupAfterSuite } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

describe('The packaged command line', function () {
  this.timeout(120_000);
  const cleanup = cleanupAfterSuite();
  let folder: string;
  let archive: string;
  const windows = process.platform === 'win32';

  before(async () => {
    folder = await temporaryFolder(cleanup, 'secprofile-package-');
    const bundles = 'out/flow-package';
    const meta = await bundleWithLazyRooms(['src/cli.ts'], true, bundles);
    archive = await packCli(`${bundles}/cli.js`, meta, folder);
    // An empty folder, and an npm that must not ask anybody.
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'empty/package.json'), '{}');
    const cache = join(folder, 'cache');
    await npm(join(folder, 'empty'), ['install', '--offline', '--cache', cache, ...quiet, archive]);
  });

  const program = () => join(folder, 'empty/node_modules/.bin', windows ? 'secprofile.cmd' : 'secprofile');
  const secprofile = (...args: readonly string[]) => runProgramSync(program(), args, { cwd: join(folder, 'empty') });

  it('is under 700 kB and needs no other package', () => {
    assert.ok(statSync(archive).size < 700_000, `${statSync(archive).size} bytes`);
    const installed = JSON.parse(readFileSync(join(folder, 'empty/package-lock.json'), 'utf8')) as {
      packages: Record<string, unknown>;
    };
    assert.deepEqual(Object.keys(installed.packages), ['', 'node_modules/secprofile']);
  });

  it('has every command, each with its help', () => {
    const { status, stdout } = secprofile('--help');
    assert.equal(status, 0);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name = '']) => name);
    assert.ok(commands.length >= 3, stdout);
    for (const command of commands) {
      const help = secprofile(command, '--help');
      assert.equal(help.status, 0, help.stderr);
      assert.match(help.stdout, new RegExp(`secprofile ${command}`));
    }
  });

  it('checks payloads, and plans them', async () => {
    cpSync(join(root, 'examples'), join(folder, 'empty/payloads'), { recursive: true });
    const { status, stdout } = secprofile('validate', 'payloads/web01.host.secprofile.json');
    assert.equal(status, 0, stdout);

    const cli = join(folder, 'empty/node_modules/secprofile/dist/cli.js');
    const sandbox = spawn(process.execPath, [cli, 'sandbox'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = (await once(createInterface(sandbox.stdout), 'line')) as [string];
      const { url, token } = JSON.parse(line) as { url: string; token: string };
      const args = ['plan', 'payloads/web01.host.secprofile.json', '--base', url];
      const env = { ...process.env, SECPROFILE_TOKEN: token };
      const planned = runProgramSync(program(), args, { cwd: join(folder, 'empty'), env });
      assert.equal(planned.status, 0, planned.stderr);
      assert.match(planned.stdout, /: 1 to add\.\n$/);
    } finally {
      sandbox.kill('SIGKILL');
    }
  });
});
