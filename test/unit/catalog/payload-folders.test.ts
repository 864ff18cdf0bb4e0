import assert from 'node:assert/strict';
import { isSkipped, skippedFolders } from '../../../src/catalog/file-names';

describe('Folders of other people’s files', () => {
  for (const folder of skippedFolders) {
    it(`are left out at any depth: ${folder}`, () => {
      assert.ok(isSkipped(`${folder}/a.host.secprofile.json`));
      assert.ok(isSkipped(`x\\${folder}\\y\\a.host.secprofile.json`));
      assert.ok(isSkipped(`x/${folder}`));
    });
  }

  it('are told from files and folders with similar names', () => {
    assert.ok(!isSkipped('my_node_modules/node_modules.host.secprofile.json'));
    assert.ok(!isSkipped('.github/a.host.secprofile.json'));
  });
});
