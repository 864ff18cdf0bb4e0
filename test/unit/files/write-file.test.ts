import assert from 'node:assert/strict';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSafely } from '../../../src/files/write-file';
import { folderWith } from '../cli/support/folder';
import { itWith } from '../../support/capabilities';

describe('Writing a file', () => {
  itWith('modes')('replaces one as a whole, permissions kept, and leaves nothing else', async () => {
    const folder = folderWith({ 'a.json': 'old' });
    chmodSync(join(folder, 'a.json'), 0o600);
    await writeFileSafely(join(folder, 'a.json'), 'ü');
    await writeFileSafely(join(folder, 'b.json'), 'b');
    assert.deepEqual(readdirSync(folder).sort(), ['a.json', 'b.json']);
    assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), 'ü');
    assert.equal(statSync(join(folder, 'a.json')).mode & 0o777, 0o600);
  });

  itWith('symlinks', 'devices')('never follows a link, whether it leads somewhere or not', async () => {
    const folder = folderWith({ 'victim.txt': 'mine' });
    for (const target of ['victim.txt', 'nowhere.txt', '/dev/null']) {
      const path = join(folder, 'a.json');
      symlinkSync(target, path);
      await writeFileSafely(path, 'new');
      assert.equal(lstatSync(path).isSymbolicLink(), false);
      assert.equal(readFileSync(path, 'utf8'), 'new');
      assert.equal(readFileSync(join(folder, 'victim.txt'), 'utf8'), 'mine');
      rmSync(path);
    }
    assert.deepEqual(readdirSync(folder), ['victim.txt']);
  });

  itWith('devices')('refuses what is no file, and says so', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'dir'));
    await assert.rejects(writeFileSafely(join(folder, 'dir'), ''), /^HumanError: it is a folder\.$/);
    await assert.rejects(writeFileSafely('/dev/null', ''), /^HumanError: it is not a regular file\.$/);
    await assert.rejects(writeFileSafely(join(folder, 'none', 'a'), ''), { code: 'ENOENT' });
    assert.deepEqual(readdirSync(folder), ['dir']);
  });
});
