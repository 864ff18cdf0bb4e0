import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { machineIdFile, storedMachineId } from '../../../src/sandbox/store/machine-id';
import { isGuid } from '../../../src/text/guid';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

describe('sandbox: the id of a machine', () => {
  const home = join('/home', 'zoe');
  const file = (platform: NodeJS.Platform, env: Record<string, string> = {}, systemId = '') =>
    machineIdFile({ platform, env, home }, systemId);

  it('is kept where a system keeps what belongs to one machine', () => {
    assert.equal(file('linux'), join(home, '.local', 'state', 'secprofile', 'machine-id'));
    assert.equal(file('linux', { XDG_STATE_HOME: '/state' }), join('/state', 'secprofile', 'machine-id'));
    assert.equal(file('linux', { XDG_STATE_HOME: '' }), file('linux'));
    assert.equal(file('darwin'), join(home, 'Library', 'Application Support', 'secprofile', 'machine-id'));
    assert.equal(file('win32', { LOCALAPPDATA: 'L' }), join('L', 'secprofile', 'machine-id'));
    assert.equal(file('win32', { LOCALAPPDATA: '' }), file('win32'));
    assert.equal(file('win32'), join(home, 'AppData', 'Local', 'secprofile', 'machine-id'));
  });

  it('is another one for each machine that shares a home folder, or has a copy of it', () => {
    assert.notEqual(file('linux', {}, 'a'), file('linux', {}, 'b'));
    assert.doesNotMatch(file('linux', {}, 'secret-of-systemd'), /secret/);
  });

  describe('in a file', () => {
    const cleanup = cleanupAfterEach();
    let folder: string;
    let path: string;
    beforeEach(async () => {
      folder = await temporaryFolder(cleanup, 'machine-');
      path = join(folder, 'state', 'machine-id');
    });

    it('is random, and stays', async () => {
      const ids = await Promise.all([storedMachineId(path), storedMachineId(path)]);
      assert.ok(isGuid(ids[0]));
      assert.deepEqual([...ids, await storedMachineId(path)], [ids[0], ids[0], ids[0]]);
      assert.equal(await readFile(path, 'utf8'), ids[0]);
    });

    it('is none where it can’t be read or kept', async () => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, 'not an id');
      assert.equal(await storedMachineId(path), '');
      assert.equal(await storedMachineId(join(path, 'below', 'a file')), '');
    });
  });
});
