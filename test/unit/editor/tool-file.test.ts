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
    isWithin: (path) => folders.some(({ uri }) => path.startsWith(uri.replace(/\/?$/, '/'))),
    isThere: (path) => Promise.resolve(there.includes(path)),
  });
}

describe('The payload file that a language model names', () => {
  it('is in whichever folder of the workspace has it', async () => {
    assert.equal(await find(file, [api], [`/w/api/${file}`]), `/w/api/${file}`);
    assert.equal(await find(file, [api, web], [`/w/web/${file}`]), `/w/web/${file}`);
    assert.equal(await find(`sub/${file}`, [api, web], [`/w/web/sub/${file}`]), `/w/web/sub/${file}`);
  });

  it('may begin with the name of its folder where there are several, as VS Code writes it', async () => {
    const there = [`/w/api/${file}`, `/w/web/${file}`, `/w/web/api/${file}`];
    assert.equal(await find(`web/${file}`, [api, web], there), `/w/web/${file}`);
    assert.equal(await find(`web/api/${file}`, [api, web], there), `/w/web/api/${file}`);
    assert.equal(await find(`api/${file}`, [api], [`/w/api/${file}`, `/w/api/api/${file}`]), `/w/api/api/${file}`);
    await assert.rejects(find(`api/${file}`, [api], [`/w/api/${file}`]), /No folder of the workspace has the file/);
  });

  it('is asked for by its folder where several have it', async () => {
    const there = [`/w/api/${file}`, `/w/web/${file}`];
    await assert.rejects(find(file, [api, web], there), {
      message: `There are several such files. Name one of them: api/${file}, web/${file}.`,
    });
  });

  it('is asked for where a path means one file with the folder’s name in front, and another one without', async () => {
    const there = [`/w/api/${file}`, `/w/web/api/${file}`];
    await assert.rejects(find(`api/${file}`, [api, web], there), {
      message: `There are several such files. Name one of them: /w/api/${file}, web/api/${file}.`,
    });
  });

  it('can be named in each case: by what is offered', async () => {
    const other = { name: 'api', uri: '/v/api' };
    const deep = `${'deep/'.repeat(60)}100% ${file}`;
    for (const path of [file, deep]) {
      for (const folders of [
        [api, other],
        [api, web, other],
        [other, { name: 'root', uri: '/' }],
      ]) {
        const there = folders.flatMap(({ uri }) => [posix.join(uri, path), posix.join(uri, 'api', path)]);
        for (const named of [path, `api/${path}`]) {
          const error = await find(named, folders, there).catch((why: unknown) => why);
          assert.ok(error instanceof Error);
          const offered = error.message.replace(/^.*: |\.$/g, '').split(', ');
          const found = await Promise.all(offered.map((one) => find(one, folders, there)));
          assert.ok(found.length > 1);
          assert.equal(new Set(found).size, found.length);
        }
      }
    }
  });

  it('may be named by its URI', async () => {
    const home = { name: 'home', uri: 'file:///home/my%20files' };
    const uri = `${home.uri}/caf%C3%A9.host.secprofile.json`;
    const files = {
      join: (folder: string, path: string) => `${folder}/${encodeURIComponent(path)}`,
      isWithin: () => true,
      isThere: (one: string) => Promise.resolve(one === uri),
    };
    assert.equal(await findInFolders(uri, [home], files), uri);
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
