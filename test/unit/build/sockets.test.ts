import assert from 'node:assert/strict';
import { folderForSockets } from '../../../src/build/vscode-host/server';

describe('The folder for the sockets of a VS Code server', () => {
  it('is the one for temporary files as long as its path leaves room for them, else a short one', () => {
    const ofMac = `/var/folders/zz/${'z'.repeat(30)}/T`;
    const long = `/home/ada/${'x'.repeat(60)}`;
    const folders = (['darwin', 'linux', 'win32'] as const).map((platform) =>
      ['/tmp', ofMac, long].map((temporary) => folderForSockets({ platform }, temporary)),
    );
    assert.deepEqual(folders, [
      ['/tmp', '/tmp', '/tmp'],
      ['/tmp', '/tmp', '/tmp'],
      // Pipes, which aren't files.
      ['/tmp', ofMac, long],
    ]);
    assert.equal(folderForSockets({ platform: 'linux' }, '/tmp/t-abcdef'), '/tmp/t-abcdef');
    assert.equal(folderForSockets({ platform: 'darwin' }, `/${'x'.repeat(39)}`).length, 40);
    assert.equal(folderForSockets({ platform: 'darwin' }, `/${'x'.repeat(40)}`), '/tmp');
  });
});
