import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { findInFolders } from '../../../src/editor/tools/find-in-folders';

const api = { name: 'api', uri: '/w/api' };
const web = { name: 'web', uri: '/w/web' };
const inside = { name: 'inner', uri: '/w/api/inner' };

const file = 'a.host.secprofile.json';

function find(named: string, folders: readonly (typeof api)[], there: readonly string[]): Promise<string> {
  return findInFolders(named, folders, {
    join: (folder, path) => posix.join(folder, path),
    isWithin: (path) => folders.some(({ uri }) => path.startsWith(`${uri}/`)),
    isThere: (path) => Promise.resolve(there.includes(path)),
  });
}

describe('The payload file that a language model names', () => {
  it('is in whichever folder of the workspace has it', async () => {
    assert.equal(await find(file, [api], [`/w/api/${file}`]), `/w/api/${file}`);
    assert.equal(await find(file, [api, web], [`/w/web/${file}`]), `/w/web/${file}`);
    assert.equal(await find(`sub/${file}`, [api, web], [`/w/web/sub/${file}`]), `/w/web/sub/${file}`);
  });

  it('may begin with the name of its folder, as VS Code writes it', async () => {
    const there = [`/w/api/${file}`, `/w/web/${file}`, `/w/web/api/${file}`];
    assert.equal(await find(`web/${file}`, [api, web], there), `/w/web/${file}`);
    assert.equal(await find(`api/${file}`, [api, web], there), `/w/api/${file}`);
    assert.equal(await find(`web/api/${file}`, [api, web], there), `/w/web/api/${file}`);
  });

  it('is asked for by its folder where several have it', async () => {
    const there = [`/w/api/${file}`, `/w/web/${file}`];
    await assert.rejects(find(file, [api, web], there), {
      message: `Several folders have this file. Name one of them: api/${file}, web/${file}.`,
    });
  });

  it('is one file, however many folders it is below', async () => {
    const there = [`/w/api/inner/${file}`];
    assert.equal(await find(`inner/${file}`, [api, inside], there), `/w/api/inner/${file}`);
  });

  it('has to be there, in the workspace, and a payload', async () => {
    await assert.rejects(find(file, [api, web], []), {
      message: `No folder of the workspace has the file ${file}. Name it relative to its folder.`,
    });
    await assert.rejects(find(file, [], []), /No folder is open/);
    for (const other of [`../${file}`, `../web/${file}`, 'package.json', '']) {
      await assert.rejects(find(other, [api], ['/w/package.json', `/w/${file}`, `/w/web/${file}`]), {
        message: 'Name a payload file of the workspace, such as web01.host.secprofile.json.',
      });
    }
  });
});
