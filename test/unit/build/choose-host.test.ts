import assert from 'node:assert/strict';
import { chooseHost, startHost } from '../../../src/build/vscode-host/choose-host';
import { folderUrl } from '../../../src/build/vscode-host/url';
import { HostUnavailable, newest, nodeOfServer, oldest } from '../../../src/build/vscode-host/versions';

describe('npm start', () => {
  const none = () => undefined;
  const fails = () => Promise.reject(new HostUnavailable('npm has none.'));

  it('has a server on every system that npm has a Node for', () => {
    for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']) {
      for (const version of [oldest, newest]) assert.ok(nodeOfServer(version, platform).version, platform);
    }
    assert.match(nodeOfServer(newest, 'win32-x64').program, /node\.exe$/);
    assert.throws(() => nodeOfServer(newest, 'win32-arm64'), /"npm run start:desktop"/);
  });

  it('takes the server from npm where it can be had', async () => {
    const looked: string[] = [];
    const host = await chooseHost(
      () => Promise.resolve(7),
      () => (looked.push('desktop'), 'code'),
    );
    assert.deepEqual([host, looked], [{ kind: 'server', server: 7 }, []]);
  });

  it('opens an installed VS Code where it cannot, and says why', async () => {
    assert.deepEqual(await chooseHost(fails, () => 'C:\\code.cmd'), {
      kind: 'desktop',
      program: 'C:\\code.cmd',
      why: 'npm has none.',
    });
  });

  it('says what to install where there is neither', async () => {
    await assert.rejects(chooseHost(fails, none), /npm has none\.\n\nNo VS Code is installed here either\. Install it/);
  });

  describe('takes its steps in order:', () => {
    type Step = 'install' | 'look' | 'build' | 'start';
    let taken: Step[];

    /** Starts where some steps fail; an installed VS Code is there unless looking for it fails. */
    const startWith = (failing: readonly Step[], isServerWanted = false) => {
      taken = [];
      const step = (name: Step) => {
        taken.push(name);
        return failing.includes(name) ? Promise.reject(new HostUnavailable(`No ${name}.`)) : Promise.resolve(name);
      };
      return startHost({
        install: () => step('install'),
        installed: () => (taken.push('look'), failing.includes('look') ? undefined : 'code'),
        build: () => step('build').then(() => undefined),
        start: () => step('start'),
        isServerWanted,
      });
    };
    const desktop = (why: string) => ({ kind: 'desktop', program: 'code', why });

    it('builds once the server is there, then starts it', async () => {
      assert.deepEqual(await startWith([]), { kind: 'server', server: 'start' });
      assert.deepEqual(taken, ['install', 'build', 'start']);
    });

    it('looks for an installed VS Code before it builds, where the server can’t be had', async () => {
      assert.deepEqual(await startWith(['install']), desktop('No install.'));
      assert.deepEqual(taken, ['install', 'look']);
    });

    it('builds nothing where there is neither', async () => {
      await assert.rejects(startWith(['install', 'look']), /^HostUnavailable: No install\.\n\nNo VS Code is installed/);
      assert.deepEqual(taken, ['install', 'look']);
    });

    it('falls back on an installed VS Code where the server doesn’t start', async () => {
      assert.deepEqual(await startWith(['start']), desktop('No start.'));
      assert.deepEqual(taken, ['install', 'build', 'start', 'look']);
      await assert.rejects(startWith(['start', 'look']), /No start\.\n\nNo VS Code is installed/);
    });

    it('says why it can’t start a server that a port was named for', async () => {
      await assert.rejects(startWith(['start'], true), { message: 'No start.' });
      assert.deepEqual(taken, ['install', 'build', 'start']);
    });

    it('opens nothing that can’t be built', async () => {
      await assert.rejects(startWith(['build']), { message: 'No build.' });
      assert.deepEqual(taken, ['install', 'build']);
    });
  });

  it('gives the workbench a folder of Windows as VS Code writes it', () => {
    const tests = { extensionPath: 'C:\\Büro (x86)\\ext', testsPath: 'C:\\Büro (x86)\\ext\\out\\index.js' };
    const url = folderUrl(new URL('http://127.0.0.1:1/'), 'D:\\Zoë [neu]\\100% x', tests, 'win32');
    assert.equal(url.searchParams.get('folder'), '/d:/Zoë [neu]/100% x');
    assert.deepEqual(JSON.parse(url.searchParams.get('payload') ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://remote/c:/B%C3%BCro%20(x86)/ext'],
      ['extensionTestsPath', 'vscode-remote://remote/c:/B%C3%BCro%20(x86)/ext/out/index.js'],
      ['skipWelcome', 'true'],
    ]);
    const posix = folderUrl(new URL('http://127.0.0.1:1/'), '/home/Zoë [neu]/C:/x', undefined, 'linux');
    assert.equal(posix.searchParams.get('folder'), '/home/Zoë [neu]/C:/x');
  });
});
