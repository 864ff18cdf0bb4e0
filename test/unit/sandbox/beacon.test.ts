import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { itWith } from '../../support/capabilities';
import { beaconOn } from '../../../src/sandbox/store/beacon';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

describe("sandbox: a beacon in a folder whose path is too long for a socket, as VS Code's is on a Mac", () => {
  const cleanup = cleanupAfterEach();
  let temporary: string;
  let folder: string;
  const beacon = () => beaconOn({ platform: 'darwin', temporary });

  beforeEach(async () => {
    temporary = await temporaryFolder(cleanup, 'b-');
    folder = join(temporary, 'Library', 'Application Support', 'x'.repeat(90));
    await mkdir(folder, { recursive: true });
  });

  itWith('socketFiles')('shines from the folder for temporary files, as long as it is lit', async () => {
    const extinguish = await beacon().light(folder, 'ab');
    assert.ok(extinguish);
    assert.equal(await beacon().answers(folder, 'ab'), true);
    await extinguish();
    assert.notEqual(await beacon().answers(folder, 'ab'), true);
  });

  itWith('socketFiles')('leaves nothing there when it is cleared', async () => {
    const extinguish = await beacon().light(folder, 'cd');
    assert.ok((await readdir(temporary)).includes('secprofile-cd.sock'));
    await beacon().clear(folder, 'cd');
    assert.ok(!(await readdir(temporary)).includes('secprofile-cd.sock'));
    await extinguish?.();
  });
});
