import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { realBeacon } from '../../../src/sandbox/store/beacon';
import { FolderInUse } from '../../../src/sandbox/store/folder-in-use';
import { StoreFailure } from '../../../src/sandbox/store/store';
import { itWith } from '../../support/capabilities';
import { FailingFiles, open, osOf, put, useFolder } from './support';

describe('sandbox: the store on a disk that fails', () => {
  const folder = useFolder();
  const ids = async () => {
    const store = await open(folder());
    const found = store.all('host').map((profile) => `${profile.id}:${osOf(profile) ?? ''}`);
    await store.close();
    return found;
  };

  it('says that the disk is full, keeps what it has, and goes on when there is room again', async () => {
    const files = new FailingFiles();
    const store = await open(folder(), { files });
    await put(store, 'a');
    files.room = 40;
    await assert.rejects(put(store, 'b'), { reason: 'full', message: /disk is full.*nothing was saved/ });
    assert.deepEqual([store.count('host'), store.get('host', 'b')], [1, undefined]);
    files.room = Infinity;
    await put(store, 'c');
    await store.close();
    assert.deepEqual(await ids(), ['a:x', 'c:x']);
  });

  itWith('socketFiles')(
    'opens on a disk that is full: reads, deletes where there is room for that, and leaves no lock',
    async () => {
      const before = await open(folder());
      for (const id of ['a', 'b']) await put(before, id);
      await before.close();
      const files = new FailingFiles();
      files.room = 0;
      const store = await open(folder(), { files });
      assert.equal(store.count('host'), 2);
      assert.equal(await readFile(join(folder(), 'lock'), 'utf8'), '', 'there is no room for more');
      await assert.rejects(open(folder()), (error) => FolderInUse.is(error) && !/process/.test(error.message));
      await assert.rejects(put(store, 'c', 'x'.repeat(500)), { reason: 'full' });
      files.room = 200;
      const outcomes = await Promise.allSettled([
        put(store, 'd', 'x'.repeat(500)),
        store.commit(() => ({ remove: { kind: 'host', id: 'a' } })),
      ]);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ['rejected', 'fulfilled'],
      );
      await store.close();
      assert.deepEqual(await readdir(folder()), ['profiles.jsonl']);
      assert.deepEqual(await ids(), ['b:x']);
    },
  );

  it('only reads where not even an empty lock can be made', async () => {
    const before = await open(folder());
    await put(before, 'a');
    await before.close();
    const files = new FailingFiles();
    files.failures = [{ step: 'open', code: 'ENOSPC', flags: 'wx' }];
    const warnings: string[] = [];
    const store = await open(folder(), { files, warnings });
    assert.equal(store.count('host'), 1);
    await assert.rejects(put(store, 'b'), { reason: 'full', message: /start it again/ });
    assert.match(warnings.join(), /disk was full when the sandbox started/);
    await store.close();
    assert.deepEqual(await readdir(folder()), ['profiles.jsonl']);
  });

  it('only reads where an empty lock would not say who is there, as on Windows', async () => {
    const files = new FailingFiles();
    files.room = 0;
    const warnings: string[] = [];
    const store = await open(folder(), { files, warnings, beacon: { ...realBeacon, isInFolder: false } });
    await assert.rejects(put(store, 'a'), { reason: 'full', message: /start it again/ });
    assert.match(warnings.join(), /disk was full when the sandbox started/);
    await store.close();
    assert.deepEqual(await readdir(folder()), []);
  });

  itWith('socketFiles')('opens a new folder on a full disk, and takes profiles once there is room', async () => {
    const files = new FailingFiles();
    files.room = 0;
    const warnings: string[] = [];
    const store = await open(folder(), { files, warnings });
    await assert.rejects(put(store, 'a'), { reason: 'full' });
    assert.match(warnings.join(), /The disk is full\./);
    files.room = Infinity;
    await put(store, 'a');
    await store.close();
    assert.deepEqual(await ids(), ['a:x']);
  });

  it('takes a half-written record back at once', async () => {
    const files = new FailingFiles();
    const store = await open(folder(), { files });
    await put(store, 'a');
    const good = await readFile(join(folder(), 'profiles.jsonl'));
    files.room = 40;
    await assert.rejects(put(store, 'b'));
    assert.deepEqual(await readFile(join(folder(), 'profiles.jsonl')), good);
    await store.close();
  });

  it('refuses with its neighbours what rested on a write that failed', async () => {
    const files = new FailingFiles();
    const store = await open(folder(), { files });
    await put(store, 'a');
    files.failures = [{ step: 'write', code: 'EIO' }];
    const outcomes = await Promise.allSettled([
      store.commit(() => ({ remove: { kind: 'host', id: 'a' } })),
      store.commit((now) => {
        if (!now.get('host', 'a')) throw new RangeError('not there');
        return { remove: { kind: 'host', id: 'a' } };
      }),
    ]);
    for (const outcome of outcomes) {
      assert.ok(outcome.status === 'rejected' && outcome.reason instanceof StoreFailure);
    }
    assert.ok(store.get('host', 'a'));
    await store.close();
  });

  it('writes everything anew after a failed flush: nobody knows what reached the disk', async () => {
    const files = new FailingFiles();
    const store = await open(folder(), { files });
    await put(store, 'a');
    files.failures = [{ step: 'datasync', code: 'EIO' }];
    files.done.length = 0;
    await assert.rejects(put(store, 'b'), { reason: 'broken', message: /\(EIO\)/ });
    assert.ok(files.done.includes('rename'));
    assert.deepEqual(await ids().catch((error: unknown) => [(error as Error).name]), ['FolderInUse']);
    files.failures = [];
    await put(store, 'c');
    await store.close();
    assert.deepEqual(await ids(), ['a:x', 'c:x']);
  });

  it('keeps the old log when the new one cannot be written', async () => {
    const files = new FailingFiles();
    const store = await open(folder(), { files });
    await put(store, 'a');
    files.failures = [
      { step: 'datasync', code: 'EIO' },
      { step: 'open', code: 'ENOSPC', path: '.new' },
    ];
    await assert.rejects(put(store, 'b'));
    await assert.rejects(put(store, 'c'), { reason: 'full' });
    files.failures = [];
    await put(store, 'd');
    await store.close();
    assert.deepEqual(await ids(), ['a:x', 'd:x']);
  });

  it('reads a folder that cannot be written, and refuses every write with a sentence', async () => {
    await (await open(folder())).close();
    const first = await open(folder());
    await put(first, 'a');
    await first.close();
    for (const code of ['EROFS', 'EACCES']) {
      const warnings: string[] = [];
      const files = new FailingFiles();
      files.failures = ['wx', 'r+', 'w', 'wx+'].map((flags) => ({ step: 'open' as const, code, flags }));
      const store = await open(folder(), { files, warnings });
      assert.deepEqual(
        store.all('host').map(({ id }) => id),
        ['a'],
      );
      await assert.rejects(put(store, 'b'), { reason: 'read-only', message: /can't be written/ });
      await store.close();
      assert.match(warnings[0] ?? '', /can't be written/);
    }
    assert.deepEqual(await ids(), ['a:x']);
  });

  it('starts empty in a folder that cannot even be made, and refuses every write', async () => {
    const files = new FailingFiles();
    files.failures = [{ step: 'mkdir', code: 'EROFS' }];
    const store = await open(join(folder(), 'none'), { files });
    assert.equal(store.count('host'), 0);
    await assert.rejects(put(store, 'a'), { reason: 'read-only' });
    await store.close();
    assert.deepEqual(await readdir(folder()), []);
  });

  it('never loses what it acknowledged nor keeps what it refused, whatever fails when', async () => {
    const failure = fc.record({
      step: fc.constantFrom(
        'write' as const,
        'datasync' as const,
        'sync' as const,
        'truncate' as const,
        'rename' as const,
        'open' as const,
      ),
      code: fc.constantFrom('ENOSPC', 'EIO', 'EROFS'),
    });
    const turn = fc.record({
      failures: fc.array(failure, { maxLength: 2 }),
      room: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 3, nil: Infinity }),
      ids: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
    });
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 8 }), async (turns) => {
        const path = join(folder(), `run${(number += 1)}`);
        const files = new FailingFiles();
        const store = await open(path, { files });
        const acknowledged = new Map<string, string>();
        for (const [index, { failures, room, ids: chosen }] of turns.entries()) {
          Object.assign(files, { failures, room });
          const outcomes = await Promise.allSettled(chosen.map((id, at) => put(store, id, `${index}.${at}`)));
          for (const [at, outcome] of outcomes.entries()) {
            if (outcome.status === 'fulfilled') acknowledged.set(chosen[at] ?? '', `${index}.${at}`);
          }
        }
        Object.assign(files, { failures: [], room: Infinity });
        assert.deepEqual(new Map(store.all('host').map((profile) => [profile.id, osOf(profile)])), acknowledged);
        // A last write puts right whatever trouble is left.
        await put(store, 'z', 'end');
        acknowledged.set('z', 'end');
        await store.close();
        const again = await open(path);
        assert.deepEqual(new Map(again.all('host').map((profile) => [profile.id, osOf(profile)])), acknowledged);
        await again.close();
      }),
      { numRuns: 60 },
    );
  });
});
