import assert from 'node:assert/strict';
import { desktopProgram } from '../../../../src/build/vscode-host/desktop-run';
import { systemNamed, withFiles } from './systems';

const mac = systemNamed('darwin');
const application = '/cache (neu)/Visual Studio Code.app/Contents/MacOS';
const downloaded = () => Promise.resolve(`${application}/Electron`);
const offline = () => Promise.reject(new Error('offline'));

describe('The program of a desktop VS Code', () => {
  it('is found in a Mac application under its old name and its new one', async () => {
    for (const name of ['Electron', 'Code']) {
      const file = `${application}/${name}`;
      assert.equal(await desktopProgram('stable', downloaded, withFiles(mac, file)), file);
    }
  });

  it('is the downloaded one on other systems, as it was reported', async () => {
    const linux = systemNamed('linux');
    assert.equal(await desktopProgram('stable', () => Promise.resolve('/cache/code'), linux), '/cache/code');
  });

  it('is the installed one where none can be downloaded', async () => {
    const installed = '/Applications/Visual Studio Code.app/Contents/MacOS/Code';
    assert.equal(await desktopProgram('stable', offline, withFiles(mac, installed)), installed);
    await assert.rejects(
      desktopProgram('stable', offline, mac),
      /could not be downloaded \(offline\)\. Install VS Code/,
    );
  });

  it('is the one that is named, and no other', async () => {
    const named = { ...mac, env: { ...mac.env, VSCODE_EXECUTABLE: '/my/Code' } };
    assert.equal(await desktopProgram('stable', offline, withFiles(named, '/my/Code')), '/my/Code');
    await assert.rejects(desktopProgram('stable', downloaded, named), /names \/my\/Code, which is not there/);
  });
});
