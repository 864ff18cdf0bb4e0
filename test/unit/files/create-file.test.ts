import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFileSafely, createFolder } from '../../../src/files/create-file';
import { itWith } from '../../support/capabilities';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

describe('A file that is created', () => {
  const cleanup = cleanupAfterEach();
  let folder: string;

  beforeEach(async () => {
    folder = await temporaryFolder(cleanup, 'create-');
  });

  it('is written where nothing has its name, and nothing else is left', async () => {
    assert.equal(await createFileSafely(join(folder, 'a.json'), '{}'), true);
    assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), '{}');
    assert.deepEqual(readdirSync(folder), ['a.json']);
  });

  it('never replaces another one', async () => {
    writeFileSync(join(folder, 'a.json'), 'mine');
    assert.equal(await createFileSafely(join(folder, 'a.json'), '{}'), false);
    assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), 'mine');
    assert.deepEqual(readdirSync(folder), ['a.json']);
  });

  itWith('symlinks')('follows no link, not even one that leads nowhere', async () => {
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'a.json'));
    assert.equal(await createFileSafely(join(folder, 'a.json'), '{}'), false);
    assert.equal(existsSync(join(folder, 'elsewhere')), false);
  });

  it('fails where the folder is not there', async () => {
    await assert.rejects(createFileSafely(join(folder, 'none', 'a.json'), '{}'), { code: 'ENOENT' });
  });
});

describe('Making a folder', () => {
  const cleanup = cleanupAfterEach();
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder(cleanup, 'secprofile-folder-');
  });

  it('makes those above it, too, and takes one that is there', async () => {
    for (const path of ['a/b/c', 'a/b/c/', 'a/d', '.']) await createFolder(join(folder, path));
    assert.deepEqual(readdirSync(join(folder, 'a')), ['b', 'd']);
    assert.deepEqual(readdirSync(join(folder, 'a/b')), ['c']);
  });

  it('fails where something else has the name, or is above it', async () => {
    writeFileSync(join(folder, 'file'), '');
    await assert.rejects(createFolder(join(folder, 'file')), { code: 'EEXIST' });
    await assert.rejects(createFolder(join(folder, 'file/x/y')), {
      // For Windows, nothing is there below a file, so the way goes up to the file itself.
      code: process.platform === 'win32' ? 'EEXIST' : 'ENOTDIR',
    });
  });

  // Linux' own folder of processes, where nobody can make one: Node's way tries forever.
  itWith('proc')('fails where none can be made', async () => {
    for (const path of ['/proc/x', '/proc/x/y']) await assert.rejects(createFolder(path), { code: 'ENOENT' });
  });
});
