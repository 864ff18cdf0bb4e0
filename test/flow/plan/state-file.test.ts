import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileSentence } from '../../../src/files/file-sentence';
import { itWith } from '../../support/capabilities';
import { useSandbox } from '../sandbox/support';
import { payloadFolders } from './support/payload-folder';
import { runApply, runPlan } from './support/run';

describe('secprofile plan and apply, with a state file that', () => {
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  beforeEach(() => sandbox().reset());

  const cases: readonly (readonly [what: string, text: (base: string) => string, sentence: RegExp])[] = [
    ['is newer', () => '{"format":"secprofile-state","version":2}', /written by a newer secprofile \(version 2\)/],
    [
      'is of another service',
      () => state('https://other.example/beta'),
      /it belongs to https:\/\/other\.example\/beta, not to/,
    ],
    ['is cut off', (base) => state(base).slice(0, -9), /it is damaged: it isn't JSON/],
    ['is something else', () => '{"version":1}', /it isn't a state file/],
    ['has an odd entry', (base) => state(base, '{"a.json":{"kind":"host"}}'), /the entry of "a\.json" in "profiles"/],
  ];
  const state = (base: string, profiles = '{}') =>
    `{"format":"secprofile-state","version":1,"base":"${base}","profiles":${profiles},"pending":{}}`;
  for (const [what, text, sentence] of cases) {
    it(`${what} sends nothing and says so`, async () => {
      const folder = newFolder(1);
      writeFileSync(folder.state, text(sandbox().url));
      for (const run of [runPlan, runApply]) {
        const yes = run === runApply ? ['--yes'] : [];
        const { code } = await run(sandbox(), [folder.path, '--state', folder.state, ...yes]);
        assert.match(String(code), sentence);
      }
      assert.equal(sandbox().count(), 0);
    });
  }

  it('is also where the report shall go, sends nothing and says so: its IDs would be lost', async () => {
    const folder = newFolder(1);
    for (const text of [undefined, state(sandbox().url)]) {
      if (text !== undefined) writeFileSync(folder.state, text);
      for (const run of [runPlan, runApply]) {
        const yes = run === runApply ? ['--yes'] : [];
        const output = join(folder.path, '..', basename(folder.path), relative(folder.path, folder.state));
        const { code } = await run(sandbox(), [folder.path, '--state', folder.state, '--output', output, ...yes]);
        assert.equal(code, `${output} is the state file. Name another file for the results.`);
      }
      assert.equal(existsSync(folder.state) ? readFileSync(folder.state, 'utf8') : undefined, text);
    }
    assert.equal(sandbox().count(), 0);
  });

  itWith('symlinks')(
    'is a link, sends nothing and says so: replacing it would leave its target as it was',
    async () => {
      const folder = newFolder(1);
      const link = join(folder.path, 'link.json');
      symlinkSync(folder.state, link);
      for (const text of [undefined, state(sandbox().url)]) {
        if (text !== undefined) writeFileSync(folder.state, text);
        const { code } = await runApply(sandbox(), [folder.path, '--state', link, '--yes']);
        assert.equal(code, `${link} can't be written: it is a symbolic link. Name the file that it points to.`);
        assert.equal(readlinkSync(link), folder.state);
      }
      assert.equal(sandbox().count(), 0);
    },
  );

  itWith('symlinks')(
    'has a folder in another spelling, knows its files where both are one on the disk, and only there',
    async () => {
      const folder = newFolder(3);
      const other = join(folder.path, 'PAYLOADS');
      const options = ['--state', folder.state, '--format', 'json'];
      await runApply(sandbox(), [join(folder.path, 'payloads'), ...options, '--yes']);
      cpSync(join(folder.path, 'payloads'), other, { recursive: true });
      const planned = async () => (await runPlan(sandbox(), [other, ...options])).report().summary;
      // A disk that ignores case has had one folder all along.
      const isOne = readdirSync(folder.path).filter((name) => /^payloads$/i.test(name)).length === 1;
      if (!isOne) {
        assert.equal((await planned())['add'], 3);
        rmSync(other, { recursive: true, maxRetries: 6 });
        symlinkSync('payloads', other);
      }
      assert.deepEqual([(await planned())['unchanged'], (await planned())['orphaned']], [3, 0]);
      folder.write(0, { tags: ['third'] });
      const { code, report } = await runApply(sandbox(), [other, ...options, '--yes']);
      assert.deepEqual([code, report().summary['updated'], sandbox().count()], [0, 1, 3]);
      assert.doesNotMatch(readFileSync(folder.state, 'utf8'), /PAYLOADS/);
    },
  );

  itWith('symlinks')(
    'knows a folder by a link, or by its own name, knows its files by the other name, too',
    async () => {
      for (const [first, then] of [
        ['way', 'payloads'],
        ['payloads', 'way'],
      ] as const) {
        await sandbox().reset();
        const folder = newFolder(3);
        symlinkSync('payloads', join(folder.path, 'way'));
        const apply = (name: string) =>
          runApply(sandbox(), [join(folder.path, name), '--state', folder.state, '--format', 'json', '--yes']);
        assert.equal((await apply(first)).report().summary['added'], 3);
        const state = readFileSync(folder.state, 'utf8');
        const { summary } = (await apply(then)).report();
        assert.deepEqual([summary['unchanged'], summary['orphaned'], sandbox().count()], [3, 0, 3], then);
        assert.equal(readFileSync(folder.state, 'utf8'), state);
      }
    },
  );

  it('can’t be locked, sends nothing and says so', async () => {
    const folder = newFolder(1);
    for (const [name, why] of [
      ['no/such/state.json', 'there is no such file or folder.'],
      // Windows says only that there is nothing of such a name.
      ['a'.repeat(300), fileSentence({ code: process.platform === 'win32' ? 'ENOENT' : 'ENAMETOOLONG' })],
    ] as const) {
      const file = join(folder.path, name);
      const { code } = await runApply(sandbox(), [folder.path, '--state', file, '--yes']);
      assert.equal(code, `${file} can't be written: ${why}`);
    }
    assert.equal(sandbox().count(), 0);
  });

  it('another run has, sends nothing and says so', async () => {
    const folder = newFolder(2);
    const args = [folder.path, '--state', folder.state];
    const real = globalThis.fetch;
    let other: Promise<unknown> | undefined;
    globalThis.fetch = async (...request) => {
      other ??= runApply(sandbox(), [...args, '--yes']);
      await other;
      return real(...request);
    };
    const first = await runApply(sandbox(), [...args, '--yes']).finally(() => (globalThis.fetch = real));
    assert.equal(first.code, 0);
    assert.match(String(((await other) as { code: unknown }).code), /another run is using it/);
    assert.equal(sandbox().count(), 2);
  });
});
