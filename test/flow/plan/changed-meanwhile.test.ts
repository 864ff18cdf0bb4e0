import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { AdvancingClock } from '../../support/advancing-clock';
import { send, useSandbox } from '../sandbox/support';
import { payloadFolders, setOfKind } from './support/payload-folder';
import { runApply } from './support/run';

describe('secprofile apply, when something changes between the plan and its write', () => {
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  beforeEach(() => sandbox().reset());

  const json = ['--format', 'json'];

  /** Does something right before the write goes out: the second request to an address. */
  function meanwhile(address: string, what: () => Promise<void>): () => void {
    const real = globalThis.fetch;
    let count = 0;
    globalThis.fetch = async (...args) => {
      const isWanted = new Request(...args).url.endsWith(address);
      count += isWanted ? 1 : 0;
      if (isWanted && count === 2) await what();
      return real(...args);
    };
    return () => (globalThis.fetch = real);
  }

  it('refuses to write over what somebody else has changed meanwhile', async () => {
    const folder = newFolder(1);
    const args = [folder.path, '--state', folder.state, ...json];
    const { kind, id } = (await runApply(sandbox(), [...args, '--yes'])).report().files[0] ?? {};
    folder.write(0, { tags: ['ours'] });
    const restore = meanwhile('$batch', async () => {
      const path = `/security/${setOfKind(kind ?? '')}/${id ?? ''}`;
      const { status } = await send(sandbox(), 'PATCH', path, { body: { tags: ['theirs'] } });
      assert.equal(status, 200);
    });
    const applied = await runApply(sandbox(), [...args, '--yes']).finally(restore);
    assert.equal(applied.code, 1);
    const [file] = applied.report().files;
    assert.equal(file?.result?.status, 'failed');
    assert.match(file.result.error ?? '', /412/);
    assert.match(sandbox().get(kind ?? '', id ?? '')?.text ?? '', /theirs/);
  });

  it('says so where somebody else has deleted the profile meanwhile, and the next run calls it missing', async () => {
    const folder = newFolder(1);
    const args = [folder.path, '--state', folder.state, ...json, '--yes'];
    const { kind, id } = (await runApply(sandbox(), args)).report().files[0] ?? {};
    folder.write(0, { tags: ['ours'] });
    const restore = meanwhile('$batch', async () => {
      await send(sandbox(), 'DELETE', `/security/${setOfKind(kind ?? '')}/${id ?? ''}`);
    });
    const applied = await runApply(sandbox(), args).finally(restore);
    assert.equal(applied.code, 1);
    const { status, error } = applied.report().files[0]?.result ?? {};
    assert.equal(status, 'failed');
    assert.match(
      error ?? '',
      /with this ID \(404 Not Found\)\..* It may have been deleted since it was planned\. Plan it again\.$/,
    );
    assert.equal(sandbox().count(), 0);
    // Reads may lag behind the Add of a moment ago.
    const clock = new AdvancingClock();
    const again = await runApply(sandbox(), args, { clock: clock.ofProgram }).finally(() => clock.dispose());
    assert.deepEqual([again.code, again.report().files[0]?.action], [1, 'missing']);
  });

  it('does not send what has changed on the disk since it was planned', async () => {
    const folder = newFolder(1);
    const io = { answer: 'y', terminal: true };
    const real = globalThis.fetch;
    const args = [folder.path, '--state', folder.state, ...json];
    await runApply(sandbox(), [...args, '--yes']);
    folder.write(0, { tags: ['planned'] });
    globalThis.fetch = (...request) => {
      folder.write(0, { tags: ['changed'] });
      return real(...request);
    };
    const applied = await runApply(sandbox(), args, io).finally(() => (globalThis.fetch = real));
    assert.equal(applied.code, 2);
    assert.match(applied.out, /The file has changed since it was planned/);
  });

  it('deletes no profile whose file is there again, as after a switch of branches', async () => {
    const folder = newFolder(2);
    const args = [folder.path, '--state', folder.state, ...json];
    await runApply(sandbox(), [...args, '--yes']);
    for (const number of [0, 1]) rmSync(folder.file(number));
    const answer = () => {
      folder.write(0);
      return 'y';
    };
    const applied = await runApply(sandbox(), [...args, '--prune'], { terminal: true, answer });
    assert.equal(applied.code, 2);
    const results = applied.report().files.map(({ result }) => [result?.status, result?.error]);
    assert.deepEqual(results, [
      ['notSent', 'The file is back. Plan again.'],
      ['deleted', undefined],
    ]);
    assert.equal(sandbox().count(), 1);
  });

  it('deletes no profile whose file is there again under one of its names', async () => {
    for (const name of ['moved', 'renamed']) {
      const folder = newFolder(1);
      const args = [folder.path, '--state', folder.state, ...json];
      await runApply(sandbox(), [...args, '--write-ids', '--yes']);
      const moved = folder.file(0).replace('p0000', name);
      renameSync(folder.file(0), moved);
      await runApply(sandbox(), [...args, '--yes']);
      const text = readFileSync(moved, 'utf8');
      for (const back of [folder.file(0), moved]) {
        rmSync(moved, { force: true });
        const answer = () => {
          writeFileSync(back, text);
          return 'y';
        };
        const applied = await runApply(sandbox(), [...args, '--prune'], { terminal: true, answer });
        const results = applied.report().files.map(({ result }) => [result?.status, result?.error]);
        assert.deepEqual(results, [['notSent', 'The file is back. Plan again.']]);
        rmSync(back);
      }
      assert.equal(sandbox().count(), 1);
      await sandbox().reset();
    }
  });

  it('deletes a profile in the version that was read last, by whichever name', async () => {
    const folder = newFolder(1);
    const args = [folder.path, '--state', folder.state, ...json, '--yes'];
    await runApply(sandbox(), [...args, '--write-ids']);
    const named = (name: string) => folder.file(0).replace('p0000', name);
    for (const [from, to] of [['p0000', 'z'] as const, ['z', 'a'] as const]) {
      const text = readFileSync(named(from), 'utf8').replace('"second"', `"second", "${to}"`);
      rmSync(named(from));
      writeFileSync(named(to), text);
      assert.equal((await runApply(sandbox(), args)).report().summary['updated'], 1);
    }
    rmSync(named('a'));
    const pruned = await runApply(sandbox(), [...args, '--prune']);
    assert.deepEqual([pruned.code, pruned.report().summary['deleted'], sandbox().count()], [0, 1, 0]);
  });
});
