import assert from 'node:assert/strict';
import { chooseHost } from '../../../src/build/vscode-host/choose-host';
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
