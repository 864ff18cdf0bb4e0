import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { leadsOut, realPath, type Links } from '../../../src/files/leads-out';

/**
 * A disk whose links and short names are these. Node follows links by itself and keeps each name as it was spelled; the system
 * tells how it is spelled on disk, but not for every drive.
 */
function disk(links: Readonly<Record<string, string>>, onDisk: (path: string) => string): Links {
  const followed = (path: string): string => {
    if (path.includes('nowhere')) throw Object.assign(new Error(path), { code: 'ENOENT' });
    const link = Object.keys(links).find((each) => path === each || path.startsWith(`${each}\\`));
    return link === undefined ? path : followed(`${links[link]}${path.slice(link.length)}`);
  };
  return { realpathSync: Object.assign(followed, { native: (path: string) => onDisk(followed(path)) }) };
}

const spelled = (path: string) =>
  path
    .replace(/^c:/, 'C:')
    .replace(/RUNNER~1/i, 'runneradmin')
    .replace(/\\(ws|PAYLOA~1)(?=\\|$)/gi, (_, name: string) => (/^ws$/i.test(name) ? '\\ws' : '\\payloads'));

/** What Windows says of a path on a drive that has no name for it, such as a RAM disk. */
const unnamed = (path: string): string => {
  throw Object.assign(new Error(path), { code: 'EISDIR' });
};

describe('A link out of a folder on Windows', () => {
  const home = 'C:\\Users\\runneradmin';
  const short = 'C:\\Users\\RUNNER~1';
  const links = {
    [`${short}\\ws\\door`]: `${home}\\ws\\real`,
    [`${home}\\ws\\door`]: `${short}\\WS\\real`,
    [`${home}\\ws\\junction`]: `${home}\\ws2`,
    [`${home}\\ws\\drive`]: 'D:\\ws\\real',
    [`${home}\\ws\\share`]: '\\\\server\\share\\ws',
    [`${home}\\ws\\up`]: short,
  };
  const cases: readonly [folder: string, path: string, isOutside: boolean][] = [
    [`${short}\\ws`, `${short}\\ws\\a.json`, false],
    [`${short}\\ws`, `${short}\\ws\\door\\a.json`, false],
    [`${home}\\ws`, `${home}\\ws\\door\\a.json`, false],
    ['c:\\users\\runneradmin\\WS', 'C:\\Users\\runneradmin\\ws\\PAYLOA~1\\a.json', false],
    [`${home}\\ws`, `${home}\\ws\\..a.json`, false],
    [`${home}\\ws`, `${home}\\ws\\nowhere`, false],
    [`${home}\\ws`, `${home}\\ws\\junction\\a.json`, true],
    [`${home}\\ws`, `${home}\\ws\\drive\\a.json`, true],
    [`${home}\\ws`, `${home}\\ws\\share\\a.json`, true],
    [`${home}\\ws`, `${home}\\ws\\up\\a.json`, true],
    [`${short}\\ws`, `${home}\\ws\\junction`, true],
  ];
  for (const [folder, path, expected] of cases) {
    it(`is ${expected ? 'one' : 'none'}: ${path} in ${folder}`, () => {
      assert.equal(leadsOut(disk(links, spelled), folder, win32)(path), expected);
    });
  }

  it('is known where the system has no name for the drive, too', () => {
    const isOutside = leadsOut(disk(links, unnamed), `${home}\\ws`, win32);
    assert.deepEqual(
      ['a.json', 'junction\\a.json', 'drive\\a.json', 'nowhere'].map((name) => isOutside(`${home}\\ws\\${name}`)),
      [false, true, true, false],
    );
  });

  it('is known of a path that alone has no name', () => {
    const onDisk = (path: string) =>
      path.includes('odd') ? unnamed(path) : spelled(path).replace('C:\\Users', '\\\\pc\\users');
    const isOutside = leadsOut(disk(links, onDisk), `${home}\\ws`, win32);
    assert.deepEqual([isOutside(`${home}\\ws\\odd`), isOutside(`${home}\\odd`)], [false, true]);
  });
});

describe('A path on disk', () => {
  it('is spelled as it is there, whatever it was called', () => {
    const windows = disk({}, spelled);
    assert.equal(realPath(windows, 'c:\\WS\\PAYLOA~1\\a.json'), realPath(windows, 'C:\\ws\\payloads\\a.json'));
    assert.equal(realPath(disk({}, unnamed), 'C:\\WS\\a.json'), 'C:\\WS\\a.json');
    assert.throws(() => realPath(windows, 'C:\\nowhere'), { code: 'ENOENT' });
  });

  it('is in its folder on a Mac, too, if a link to it spells it otherwise', () => {
    const onDisk = (path: string) => path.replace(/^\/users\/ann\/proj/i, '/Users/ann/Proj');
    const isOutside = leadsOut(disk({}, onDisk), '/Users/ann/Proj', posix);
    assert.deepEqual([isOutside('/users/Ann/proj/a.json'), isOutside('/users/Ann/other/a.json')], [false, true]);
  });
});
