import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nameObjection } from '../../../src/text/file-name';
import { cleanupAfterEach } from '../../support/cleanup';
import { useSandbox } from '../sandbox/support';
import { payloadFolders, type PayloadFolder } from './support/payload-folder';
import { runApply, runPlan } from './support/run';

describe('secprofile apply --write-ids, whose files', () => {
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  const cleanup = cleanupAfterEach();
  const count = 25;
  beforeEach(() => sandbox().reset());

  const markers = ({ path }: PayloadFolder) =>
    (readdirSync(path, { recursive: true }) as string[]).filter((name) => name.includes('.pending'));
  const argsOf = ({ path }: PayloadFolder) => [path, '--write-ids', '--yes', '--format', 'json'];
  const idIn = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { id?: string }).id;

  /** Does something once a batch with such requests was carried out, before the answer is there. */
  function underWay(what: () => void, method = 'POST'): () => void {
    const real = globalThis.fetch;
    const end = () => void (globalThis.fetch = real);
    cleanup.defer(end);
    globalThis.fetch = async (input, init) => {
      const answer = await real(input, init);
      if (typeof init?.body === 'string' && init.body.includes(`"method":"${method}"`)) what();
      return answer;
    };
    return end;
  }

  it('that has the longest name that a person may type has its ID, too', async () => {
    const folder = newFolder(1);
    const ending = basename(folder.file(0)).replace(/^[^.]*/, '');
    let stem = 'x'.repeat(255);
    while (nameObjection(stem + ending) !== undefined) stem = stem.slice(1);
    const longest = join(dirname(folder.file(0)), stem + ending);
    renameSync(folder.file(0), longest);
    const { code, err } = await runApply(sandbox(), argsOf(folder));
    assert.equal(code, 0, err);
    assert.ok(idIn(longest));
  });

  for (const [what, newName] of [
    ['is renamed', (file: string) => join(dirname(file), `renamed-${basename(file)}`)],
    ['is moved to another folder', (file: string) => join(dirname(file), 'deeper', basename(file))],
  ] as const) {
    it(`that ${what} while its batch is under way, has its ID in the next run: nothing is lost or added twice`, async () => {
      const folder = newFolder(count);
      const former = folder.file(0);
      const now = newName(former);
      mkdirSync(dirname(now), { recursive: true });
      let isMoved = false;
      const end = underWay(() => {
        if (!isMoved) renameSync(former, now);
        isMoved = true;
      });
      const first = await runApply(sandbox(), argsOf(folder));
      end();
      assert.equal(first.code, 2, first.err);
      assert.match(
        first.err,
        /p0000\S+ is the profile [\w-]{36} now, but that can't be written into the file: there is no such file or folder\./,
      );
      assert.equal(first.report().summary['added'], sandbox().count());
      for (let number = 1; number < sandbox().count(); number++) assert.ok(idIn(folder.file(number)), `${number}`);
      assert.equal(markers(folder).length, 1);

      const planned = await runPlan(sandbox(), [folder.path, '--format', 'json']);
      const { add = 0, unchanged = 0 } = planned.report().summary;
      assert.deepEqual([add, unchanged], [count - sandbox().count(), sandbox().count()], 'its profile is found');
      assert.equal(markers(folder).length, 1, 'a plan writes nothing');

      const again = await runApply(sandbox(), argsOf(folder));
      assert.equal(again.code, 0, again.err);
      assert.equal(sandbox().count(), count);
      assert.equal(again.report().files.find(({ path }) => path.endsWith(basename(now)))?.id, idIn(now));
      assert.deepEqual(markers(folder), []);
    });
  }

  it('that is renamed, and whose ID can’t be written in the next run either, stays noted: it isn’t added twice', async () => {
    const folder = newFolder(1);
    const [former, now, away] = [folder.file(0), folder.file(0).replace('p0000', 'q0000'), `${folder.path}-away`];
    cleanup.defer(() => rmSync(away, { force: true }));
    const first = underWay(() => renameSync(former, now));
    assert.equal((await runApply(sandbox(), argsOf(folder))).code, 2);
    first();
    const next = underWay(() => renameSync(now, away), 'GET');
    const without = await runApply(sandbox(), argsOf(folder));
    assert.match(without.err, /can't be written into the file/);
    next();
    assert.equal(markers(folder).length, 1);
    renameSync(away, now);
    const again = await runApply(sandbox(), argsOf(folder));
    assert.equal(again.code, 0, again.err);
    assert.equal(sandbox().count(), 1);
    assert.ok(idIn(now));
  });

  it('that is gone is told of, with what says that it was under way', async () => {
    const folder = newFolder(1);
    const end = underWay(() => rmSync(folder.file(0), { force: true }));
    assert.equal((await runApply(sandbox(), argsOf(folder))).code, 2);
    end();
    const again = await runApply(sandbox(), argsOf(folder));
    assert.match(
      again.err,
      /p0000\S+: The file is gone, but an earlier run may have added its profile\. Delete \S*\.p0000\S+\.pending to stop looking/,
    );
    assert.equal(sandbox().count(), 1);
  });

  /** Leaves a note of an Add of this file that is cut off. */
  function cutOff(file: string): string {
    const marker = join(dirname(file), `.${basename(file)}.pending`);
    writeFileSync(marker, '{"kind":"dom');
    return marker;
  }
  const said =
    /\.p0001\S+\.pending: An earlier run may have added this payload, .* Check whether the live profile exists, then delete this file\.$/m;

  it('has a marker that is cut off, isn’t sent, and the report says which marker; all others are', async () => {
    const folder = newFolder(3);
    const marker = cutOff(folder.file(1));
    const planned = await runPlan(sandbox(), [folder.path, '--format', 'json']);
    const applied = await runApply(sandbox(), argsOf(folder));
    for (const { code, report } of [planned, applied]) {
      assert.equal(code, 2);
      assert.deepEqual(
        report().files.map(({ action }) => action),
        ['add', 'failed', 'add'],
      );
      assert.match(report().files[1]?.error ?? '', said);
    }
    assert.equal(sandbox().count(), 2);
    assert.deepEqual(
      [0, 1, 2].map((number) => idIn(folder.file(number)) !== undefined),
      [true, false, true],
    );
    rmSync(marker);
    const again = await runApply(sandbox(), argsOf(folder));
    assert.equal(again.code, 0, again.err);
    assert.equal(sandbox().count(), 3);
  });

  it('has a marker that is cut off, doesn’t stop the plan of another file: standard error says which marker', async () => {
    const folder = newFolder(2);
    cutOff(folder.file(1));
    const planned = await runPlan(sandbox(), [folder.file(0)]);
    const applied = await runApply(sandbox(), [folder.file(0), '--write-ids', '--yes']);
    for (const { code, err } of [planned, applied]) {
      assert.equal(code, 0, err);
      assert.match(err, said);
    }
    assert.equal(sandbox().count(), 1);
  });

  it('has its ID already, needs no marker: one that is cut off goes with the next run', async () => {
    const folder = newFolder(1);
    assert.equal((await runApply(sandbox(), argsOf(folder))).code, 0);
    cutOff(folder.file(0));
    assert.equal((await runApply(sandbox(), argsOf(folder))).code, 0);
    assert.deepEqual(markers(folder), []);
    assert.equal(sandbox().count(), 1);
  });

  it('is gone and has a marker that is cut off, may be any Add of its kind: those wait, all others go out', async () => {
    const folder = newFolder(14);
    assert.equal((await runApply(sandbox(), [folder.file(7), '--write-ids', '--yes'])).code, 0);
    rmSync(folder.file(1));
    const marker = cutOff(folder.file(1));
    const { code, err, report } = await runApply(sandbox(), argsOf(folder));
    assert.equal(code, 2);
    assert.match(err, said);
    const waiting = report().files.filter(({ action }) => action === 'failed');
    assert.deepEqual(
      waiting.map(({ path }) => basename(path)),
      [basename(folder.file(13))],
      'the one with an ID doesn’t wait',
    );
    assert.match(
      waiting[0]?.error ?? '',
      /^This may be \S*p0001\S+ under a new name\. .* Check whether the live profile exists, then delete \S*\.p0001\S+\.pending\.$/,
    );
    assert.equal(sandbox().count(), 12);
    rmSync(marker);
    assert.equal((await runApply(sandbox(), argsOf(folder))).code, 0);
    assert.equal(sandbox().count(), 13);
  });

  it('has a marker of another run since it was planned, isn’t sent, and leaves the rest of its batch as never sent', async () => {
    const folder = newFolder(4);
    assert.equal((await runApply(sandbox(), [folder.file(3), '--write-ids', '--yes'])).code, 0);
    const other = JSON.stringify({ kind: 'user', since: new Date().toISOString(), body: 'x' });
    const marker = join(dirname(folder.file(2)), `.${basename(folder.file(2))}.pending`);
    // The profile of the fourth is read once it's known that no Add is under way.
    const end = underWay(() => writeFileSync(marker, other), 'GET');
    const first = await runApply(sandbox(), argsOf(folder));
    end();
    assert.equal(first.code, 2);
    assert.match(first.err, /\.p0002\S+ exists: another run is adding this file, so nothing more was sent\./);
    assert.equal(sandbox().count(), 1);
    assert.equal(readFileSync(marker, 'utf8'), other);
    assert.equal(markers(folder).length, 1);
    rmSync(marker);
    assert.equal((await runApply(sandbox(), argsOf(folder))).code, 0);
    assert.equal(sandbox().count(), 4);
  });
});
