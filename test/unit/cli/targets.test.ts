import assert from 'node:assert/strict';
import * as files from 'node:fs';
import { symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { splitPattern } from '../../../src/cli/pattern';
import { findTargets } from '../../../src/cli/targets';
import type { FileTree } from '../../../src/files/walk';
import { addFiles, folderWith } from './support/folder';
import { itWith } from '../../support/capabilities';

/** What comes of a list of arguments, in order. */
async function targets(
  cwd: string,
  args: readonly string[],
  tree: FileTree = files,
  platform: NodeJS.Platform = 'linux',
): Promise<string[]> {
  const found: string[] = [];
  await findTargets(
    args,
    cwd,
    tree,
    {
      file: (path) => found.push(path),
      failed: (path, sentence) => found.push(`! ${path}: ${sentence}`),
      noted: (path, sentence) => found.push(`~ ${path}: ${sentence}`),
    },
    platform,
  );
  return found;
}

const noSuchFile = 'there is no such file or folder.';

describe('Files to check', () => {
  let folder: string;
  before(() => {
    folder = folderWith({
      'b.host.secprofile.json': '',
      'a.secprofile.json': '',
      'package.json': '',
      'notes.txt': '',
      'teams/red/x.ip.secprofile.json': '',
      'teams/red/readme.md': '',
      'teams/blue/y.user.secprofile.json': '',
      'node_modules/m/z.host.secprofile.json': '',
      '.git/hooks/z.host.secprofile.json': '',
      'empty/readme.md': '',
      'odd [1] name.secprofile.json': '',
    });
  });

  it('are named as they were given, whatever their name', async () => {
    assert.deepEqual(await targets(folder, ['notes.txt', './b.host.secprofile.json']), [
      'notes.txt',
      './b.host.secprofile.json',
    ]);
  });

  it('are all payloads below a folder, by name, without what belongs to others', async () => {
    assert.deepEqual(await targets(folder, ['.']), [
      'a.secprofile.json',
      'b.host.secprofile.json',
      'odd [1] name.secprofile.json',
      join('teams/blue/y.user.secprofile.json'),
      join('teams/red/x.ip.secprofile.json'),
    ]);
  });

  it('are found in a folder that is skipped otherwise, when it is named', async () => {
    assert.deepEqual(await targets(folder, ['node_modules']), [join('node_modules/m/z.host.secprofile.json')]);
  });

  it('come once, however often they are named', async () => {
    assert.deepEqual(
      await targets(folder, ['teams/red', 'teams/red/x.ip.secprofile.json', join(folder, 'teams/red')]),
      [join('teams/red/x.ip.secprofile.json')],
    );
  });

  it('come once in two spellings where the disk ignores case and how accents are written, and twice where it does not', async () => {
    const mixed = folderWith({ 'büro/a.host.secprofile.json': '' });
    const spellings = ['büro/a.host.secprofile.json', 'BU\u0308RO/A.host.secprofile.json'];
    addFiles(mixed, { 'other.json': '' });
    /** A disk where the second spelling leads to a file. */
    const leadingTo = (name: string): FileTree => {
      const asOnDisk = (path: string) => path.replace(/BU\u0308RO[\\/]A\.host\.secprofile\.json$/, name);
      return {
        readdirSync: (path, options) => files.readdirSync(asOnDisk(path), options),
        statSync: (path, options) => files.statSync(asOnDisk(path), options),
        realpathSync: (path) => files.realpathSync(asOnDisk(path)),
      };
    };
    const [first = ''] = spellings;
    assert.deepEqual(await targets(mixed, spellings, leadingTo(first)), [first]);
    assert.deepEqual(await targets(mixed, spellings, leadingTo('other.json')), spellings);
  });

  const withSlashes = (path: string) => path.replaceAll('\\', '/');
  /** A disk for which both are separators, as on Windows. */
  const windows: FileTree = {
    readdirSync: (path, options) => files.readdirSync(withSlashes(path), options),
    statSync: (path, options) => files.statSync(withSlashes(path), options),
    realpathSync: (path) => files.realpathSync(withSlashes(path)),
  };

  it('are those of a folder that cmd.exe completed: its last separator comes as a quotation mark', async () => {
    const [found = ''] = await targets(folder, ['teams/red"'], windows, 'win32');
    assert.match(withSlashes(found), /^teams\/red.*x\.ip\.secprofile\.json$/);
    assert.match(String(await targets(folder, ['teams/red"'])), /^! teams\/red": there is no such file/);
  });

  it('are absolute below an absolute folder', async () => {
    assert.deepEqual(await targets('/', [join(folder, 'teams/red')]), [join(folder, 'teams/red/x.ip.secprofile.json')]);
  });

  it('are what a pattern matches, any file; and every payload below a folder that it matches', async () => {
    assert.deepEqual(await targets(folder, ['*.json']), [
      'a.secprofile.json',
      'b.host.secprofile.json',
      'odd [1] name.secprofile.json',
      'package.json',
    ]);
    assert.deepEqual(await targets(folder, ['**/*.{ip,user}.secprofile.json']), [
      join('teams/blue/y.user.secprofile.json'),
      join('teams/red/x.ip.secprofile.json'),
    ]);
    assert.deepEqual(await targets(folder, ['./teams/r*']), [join('teams/red/x.ip.secprofile.json')]);
    assert.deepEqual(await targets(join(folder, 'teams'), ['../teams/../*.host.secprofile.json']), [
      join('../b.host.secprofile.json'),
    ]);
  });

  it('may have brackets in their names', async () => {
    assert.deepEqual(await targets(folder, ['odd [1] name.secprofile.json']), ['odd [1] name.secprofile.json']);
  });

  it('are found by a pattern below folders whose names look like one', async () => {
    const strange = folderWith({
      'Payloads (x86)/a.host.secprofile.json': '',
      'x (1)/[b]/c.json': '',
      '{d,e}/f.json': '',
      'd/g.json': '',
    });
    for (const [pattern, found] of [
      ['Payloads (x86)/*.secprofile.json', 'Payloads (x86)/a.host.secprofile.json'],
      ['x (1)/[b]/*.json', 'x (1)/[b]/c.json'],
      [join(strange, 'x (1)/**/*.json'), join(strange, 'x (1)/[b]/c.json')],
      ['{d,e}/*.json', '{d,e}/f.json'],
      ['{d,x}/*.json', 'd/g.json'],
    ] as const) {
      assert.deepEqual(await targets(strange, [pattern], files, process.platform), [join(found)], pattern);
    }
  });

  it('are found by a pattern of Windows, with its separators', async () => {
    for (const pattern of ['teams\\r*', 'teams\\R*', 'teams\\**\\*.ip.*', 'teams\\red/*.json', 'teams\\red\\*.JSON']) {
      const [found = '', ...more] = await targets(folder, [pattern], windows, 'win32');
      assert.match(withSlashes(found), /^teams\/red\/x\.ip\.secprofile\.json$/, pattern);
      assert.deepEqual(more, []);
    }
  });

  it('are found by a pattern in a network share of Windows, whose server is no folder', () => {
    const root = '//server (x86)/[share]/';
    const share = {
      statSync: (path: string) => {
        if (!path.startsWith(root)) throw new Error(path);
        return files.statSync(path.endsWith('/pay/') ? folder : join(folder, 'none'), { bigint: true });
      },
    };
    const split = (pattern: string) => splitPattern(share, pattern, 'win32');
    assert.deepEqual(split('\\\\server (x86)\\[share]\\pay\\*.json'), { literal: `${root}pay/`, rest: '*.json' });
    assert.deepEqual(split('\\\\server (x86)\\[share]\\*.json'), { literal: root, rest: '*.json' });
    assert.deepEqual(split('*.json'), { literal: '', rest: '*.json' });
  });

  it('that do not exist are told, and the others come all the same', async () => {
    assert.deepEqual(await targets(folder, ['nope.json', 'teams/red']), [
      `! nope.json: ${noSuchFile}`,
      join('teams/red/x.ip.secprofile.json'),
    ]);
  });

  it('that no pattern matches are told', async () => {
    assert.deepEqual(await targets(folder, ['*.zip']), ['! *.zip: no file has this name or matches it as a pattern.']);
    assert.deepEqual(await targets(folder, ['nope/**']), [`! nope: ${noSuchFile}`]);
  });

  it('that are missing in a folder are no failure, and not kept quiet', async () => {
    assert.deepEqual(await targets(folder, ['empty']), ['~ empty: there is no payload file in this folder.']);
  });
});

describe('Symbolic links', () => {
  itWith('symlinks')('are followed, and cannot lead in circles', async () => {
    const folder = folderWith({ 'real/x.host.secprofile.json': '', 'elsewhere/y.host.secprofile.json': '' });
    symlinkSync(folder, join(folder, 'real/up'));
    symlinkSync('.', join(folder, 'real/self'));
    symlinkSync('../elsewhere', join(folder, 'real/over'));
    symlinkSync('x.host.secprofile.json', join(folder, 'real/z.host.secprofile.json'));
    const outside = 'skipped, because this link leads out of the folder.';
    assert.deepEqual(await targets(folder, ['real']), [
      `~ ${join('real/over')}: ${outside}`,
      `~ ${join('real/up')}: ${outside}`,
      join('real/x.host.secprofile.json'),
      join('real/z.host.secprofile.json'),
    ]);
    assert.deepEqual(await targets(folder, ['.']), [
      join('elsewhere/y.host.secprofile.json'),
      join('real/x.host.secprofile.json'),
      join('real/z.host.secprofile.json'),
    ]);
  });

  itWith('symlinks')(
    'are not followed out of the folder or pattern that was named, and are where they are named themselves',
    async () => {
      const folder = folderWith({ 'named/a.host.secprofile.json': '', 'secret.txt': 'TOKEN=1' });
      const link = join('named/evil.host.secprofile.json');
      symlinkSync('../secret.txt', join(folder, link));
      symlinkSync(join(folder, 'secret.txt'), join(folder, 'named/notes.txt'));
      symlinkSync('named', join(folder, 'door'));
      const outside = 'skipped, because this link leads out of the folder.';
      assert.deepEqual(await targets(folder, ['named']), [
        join('named/a.host.secprofile.json'),
        `~ ${link}: ${outside}`,
      ]);
      assert.deepEqual(await targets(folder, ['named/*.json']), [
        join('named/a.host.secprofile.json'),
        `~ ${link}: ${outside}`,
      ]);
      assert.deepEqual(await targets(folder, ['door']), [
        join('door/a.host.secprofile.json'),
        `~ ${join('door/evil.host.secprofile.json')}: ${outside}`,
      ]);
      assert.deepEqual(await targets(folder, [link]), [link]);
    },
  );

  itWith('symlinks')('that lead nowhere are left to reading when they are called like a payload', async () => {
    const folder = folderWith();
    symlinkSync('gone', join(folder, 'x.host.secprofile.json'));
    symlinkSync('gone', join(folder, 'notes.txt'));
    symlinkSync('loop.host.secprofile.json', join(folder, 'loop.host.secprofile.json'));
    assert.deepEqual(await targets(folder, ['.']), ['loop.host.secprofile.json', 'x.host.secprofile.json']);
    assert.deepEqual(await targets(folder, ['x.host.secprofile.json']), [`! x.host.secprofile.json: ${noSuchFile}`]);
    assert.deepEqual(await targets(folder, ['loop.host.secprofile.json']), [
      '! loop.host.secprofile.json: its symbolic links form a loop.',
    ]);
  });
});

describe('A folder that may not be read', () => {
  it('is told, and the rest is looked at', async () => {
    const folder = folderWith({ 'a/x.host.secprofile.json': '', 'b/y.host.secprofile.json': '' });
    const tree: FileTree = {
      statSync: (path, options) => files.statSync(path, options),
      realpathSync: (path) => files.realpathSync(path),
      readdirSync(path, options) {
        if (basename(path) === 'a') throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
        return files.readdirSync(path, options);
      },
    };
    assert.deepEqual(await targets(folder, ['.'], tree), ['! a: permission denied.', join('b/y.host.secprofile.json')]);
  });
});
