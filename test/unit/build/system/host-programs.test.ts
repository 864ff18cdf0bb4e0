import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { multitool } from '../../../../src/build/peers/install';
import type { System } from '../../../../src/build/system/system';
import { findBrowser } from '../../../../src/build/vscode-host/chromium';
import { hasScreen } from '../../../../src/build/vscode-host/desktop-run';
import { addWatcher } from '../../../../src/build/vscode-host/install';
import { startTree } from '../../../../src/build/vscode-host/processes';
import { endWithParent } from '../../../../src/build/vscode-host/server';
import { HostUnavailable } from '../../../../src/build/vscode-host/versions';
import { cleanupAfterEach } from '../../../support/cleanup';
import { temporaryFolder } from '../../../support/temporary-folder';
import { systemNamed, systems } from './systems';

const linux = systemNamed('linux');
const windows = systemNamed('win32');

describe('What a host needs of a system', () => {
  const cleanup = cleanupAfterEach();

  it('is a screen on Linux, of either kind', () => {
    const on = (env: System['env']) => hasScreen({ ...linux, env });
    assert.deepEqual(
      [on({ DISPLAY: ':0' }), on({ WAYLAND_DISPLAY: 'wayland-0' }), on({ DISPLAY: '' }), on({})],
      [true, true, false, false],
    );
    for (const system of systems.filter(({ platform }) => platform !== 'linux')) assert.ok(hasScreen(system));
  });

  it('is the browser that is named, else the one from npm where that runs, else an installed one', async () => {
    const packaged = () => Promise.resolve({ executable: 'from npm', env: {} });
    const found = async (system: System, headless = true) => (await findBrowser(headless, system, packaged)).executable;
    for (const system of systems) {
      const named = { ...system, env: { ...system.env, CHROME_PATH: 'named' }, isFile: () => true };
      assert.equal(await found(named), 'named', system.platform);
    }
    assert.equal(await found(linux), 'from npm');
    const everything = (system: System) => ({ ...system, isFile: () => true });
    assert.equal(await found(everything(linux), false), '/usr/local/bin/google-chrome');
    assert.equal(await found(everything({ ...linux, arch: 'arm64' })), '/usr/local/bin/google-chrome');
    assert.match(await found(everything(windows)), /\\Google\\Chrome\\Application\\chrome\.exe$/);
    await assert.rejects(found(windows), HostUnavailable);
  });

  it('is a file watcher of its own, unless npm has installed that: Linux has two, and npm knows which', async () => {
    const installed: string[] = [];
    /** A server as npm leaves it where optional packages are omitted. */
    async function server() {
      const folder = await temporaryFolder(cleanup, 'server (neu) ü-');
      const parcel = path.join(folder, 'node_modules', 'code-server', 'node_modules', '@parcel');
      await mkdir(path.join(parcel, 'watcher'), { recursive: true });
      await writeFile(path.join(parcel, 'watcher', 'package.json'), '{"version": "2.5.6"}');
      return { folder, server: path.dirname(path.dirname(parcel)), parcel };
    }
    const install = async (folder: string, args: readonly string[]) => {
      const wanted = args.at(-1) ?? '';
      installed.push(wanted);
      const to = path.join(folder, 'node_modules', ...wanted.replace(/@[^@]*$/, '').split('/'));
      await mkdir(to, { recursive: true });
      await writeFile(path.join(to, 'watcher.node'), '');
      return '';
    };
    for (const system of systems) {
      const at = await server();
      for (const time of ['first', 'second']) {
        await addWatcher(at.folder, at.server, system, install);
        const native = path.join(at.parcel, `watcher-${system.platform}-${system.arch}`, 'watcher.node');
        assert.equal(existsSync(native), system.platform !== 'linux', `${system.platform}, ${time}`);
      }
    }
    assert.deepEqual(installed, ['@parcel/watcher-win32-x64@2.5.6', '@parcel/watcher-darwin-arm64@2.5.6']);
  });

  it('ends it with all that it started, when we end: Windows has no groups of processes', () => {
    const script = (system: System) => decodeURIComponent(endWithParent(system));
    assert.match(script(windows), /'taskkill', \['\/pid', String\(process\.pid\), '\/T', '\/F'\]/);
    assert.match(script(linux), /process\.kill\(-process\.pid, 'SIGKILL'\)/);
  });

  it('ends the program itself where Windows’ taskkill does nothing, so that nobody waits for it forever', async () => {
    // On this system, with a process that taskkill knows nothing of.
    const tree = startTree(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' }, windows);
    await once(tree.child, 'spawn');
    await tree.stop();
    assert.ok(tree.child.exitCode !== null || tree.child.signalCode !== null);
    assert.match(decodeURIComponent(endWithParent(windows)), /'taskkill',.*; process\.exit\(\)/);
  });

  it('is the SARIF Multitool as npm has it for each', () => {
    const parts = systems.map((system) => multitool(system).split(path.sep).slice(-2).join('/'));
    assert.deepEqual(parts, [
      'sarif-multitool-win32/Sarif.Multitool.exe',
      'sarif-multitool-darwin/Sarif.Multitool',
      'sarif-multitool-linux/Sarif.Multitool',
    ]);
  });
});
