import assert from 'node:assert/strict';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HumanError } from '../../../src/errors';
import type { StoreChange } from '../../../src/sandbox/store/store';
import { FailingFiles, open, osOf, put, useFolder } from './support';

const logOf = (folder: string) => join(folder, 'profiles.jsonl');

describe('sandbox: the store on disk', () => {
  const folder = useFolder();

  it('has everything again when it is opened anew', async () => {
    let store = await open(folder());
    await Promise.all(['a', 'b', 'c'].map((id) => put(store, id)));
    await put(store, 'b', 'changed');
    await store.commit(() => ({ remove: { kind: 'host', id: 'a' } }));
    const before = store.all('host').slice();
    await store.close();
    store = await open(folder());
    assert.deepEqual(store.all('host'), before);
    assert.deepEqual(
      store.all('host').map(({ id, made, revision }) => [id, made, revision]),
      [
        ['b', 2, 4],
        ['c', 3, 3],
      ],
    );
    await put(store, 'd');
    assert.equal(store.get('host', 'd')?.revision, 6);
    await store.close();
  });

  it('decides one write after the other, each on what those before it did', async () => {
    const store = await open(folder());
    await put(store, 'n', '0');
    const add = () =>
      store.commit((now) => ({
        put: { kind: 'host', id: 'n', text: JSON.stringify({ os: String(Number(osOf(now.get('host', 'n'))) + 1) }) },
      }));
    await Promise.all(Array.from({ length: 50 }, add));
    assert.equal(osOf(store.get('host', 'n')), '50');
    await store.close();
  });

  it('shows a write to readers only when it is safe', async () => {
    const files = new FailingFiles();
    const store = await open(folder(), { files });
    const written = put(store, 'a');
    assert.equal(store.get('host', 'a'), undefined);
    await written;
    assert.equal(files.done.at(-1), 'datasync');
    assert.ok(store.get('host', 'a'));
    await store.close();
  });

  it('flushes many concurrent writes at once', async () => {
    const files = new FailingFiles();
    const store = await open(folder(), { files });
    files.done.length = 0;
    await Promise.all(Array.from({ length: 100 }, (_, index) => put(store, `p${index}`)));
    assert.deepEqual(files.done, ['write', 'datasync']);
    await store.close();
  });

  it('refuses one write without touching its neighbours', async () => {
    const store = await open(folder());
    const outcomes = await Promise.allSettled([
      put(store, 'a'),
      store.commit(() => {
        throw new RangeError('no');
      }),
      put(store, 'b'),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    await store.close();
  });

  it('tells of each change once it is safe, whatever a listener does', async () => {
    const store = await open(folder());
    const told: StoreChange['what'][] = [];
    store.onDidChange(() => {
      throw new Error('a bad listener');
    });
    const end = store.onDidChange(({ what }) => told.push(what));
    await put(store, 'a');
    await put(store, 'a');
    await store.commit(() => ({ remove: { kind: 'host', id: 'a' } }));
    await store.commit(() => ({ reset: true }));
    end();
    await put(store, 'a');
    assert.deepEqual(told, ['added', 'updated', 'removed', 'reset']);
    await store.close();
  });

  it('forgets everything at a reset, for good', async () => {
    let store = await open(folder());
    await Promise.all([put(store, 'a'), store.commit(() => ({ reset: true })), put(store, 'b')]);
    assert.deepEqual(
      store.all('host').map(({ id }) => id),
      ['b'],
    );
    await store.close();
    store = await open(folder());
    assert.deepEqual(
      store.all('host').map(({ id }) => id),
      ['b'],
    );
    await store.close();
  });

  it('takes nothing any more when it is closed', async () => {
    const store = await open(folder());
    await store.close();
    await store.close();
    await assert.rejects(put(store, 'a'), { reason: 'closed' });
  });

  it('cuts a torn end off, keeps it aside and loses nothing else', async () => {
    const warnings: string[] = [];
    let store = await open(folder());
    await put(store, 'a');
    await store.close();
    const whole = await readFile(logOf(folder()));
    const kept: string[] = [];
    for (const torn of ['{"crc":"0', '\0\0\0\0\0', '{"crc":"00000000","op":"put","kind":"host","id":"x"']) {
      await appendFile(logOf(folder()), torn);
      store = await open(folder(), { warnings, now: new Date('2030-01-01') });
      assert.deepEqual(
        store.all('host').map(({ id }) => id),
        ['a'],
      );
      await store.close();
      assert.equal((await readFile(logOf(folder()), 'utf8')).split('\n').length, whole.toString().split('\n').length);
      const names = (await readdir(folder())).filter((name) => name.startsWith('profiles.damaged-'));
      const aside = await Promise.all(names.map((name) => readFile(join(folder(), name), 'utf8')));
      kept.push(`${torn}\n`);
      assert.deepEqual(aside.sort(), [...kept].sort());
    }
    assert.match(
      warnings[0] ?? '',
      /^1 record .* set aside in .*damaged-20300101T000000000Z\.jsonl\. Everything else is there\.$/,
    );
    assert.equal(warnings.length, 3);
  });

  it('survives a cut at every byte of the log: each record is there or not, never in part', async () => {
    const store = await open(folder());
    for (const id of ['a', 'b']) await put(store, id);
    await put(store, 'a', 'new');
    await store.close();
    const whole = await readFile(logOf(folder()));
    const states = new Set<string>();
    for (let length = whole.length; length >= 0; length -= 7) {
      await writeFile(logOf(folder()), whole.subarray(0, length));
      const cut = await open(folder());
      states.add(
        cut
          .all('host')
          .map((profile) => `${profile.id}:${osOf(profile) ?? ''}`)
          .join(' '),
      );
      await cut.close();
    }
    assert.deepEqual([...states], ['a:new b:x', 'a:x b:x', 'a:x', '']);
  });

  it('sets a damaged record aside and keeps all others', async () => {
    const warnings: string[] = [];
    let store = await open(folder());
    for (const id of ['a', 'b', 'c']) await put(store, id);
    await store.close();
    const text = await readFile(logOf(folder()), 'utf8');
    await writeFile(logOf(folder()), text.replace('"id":"b","os"', '"id":"b","oz"'));
    store = await open(folder(), { warnings });
    assert.deepEqual(
      store.all('host').map(({ id }) => id),
      ['a', 'c'],
    );
    await put(store, 'd');
    await store.close();
    store = await open(folder(), { warnings });
    assert.deepEqual(
      store.all('host').map(({ id }) => id),
      ['a', 'c', 'd'],
    );
    await store.close();
    assert.equal(warnings.length, 1);
  });

  it('does not touch data that a newer version wrote', async () => {
    const { headLine } = await import('../../../src/sandbox/store/record');
    const line = headLine(0).replace('"version":1', '"version":2');
    const { crc32 } = await import('node:zlib');
    const newer = `{"crc":"${crc32(line.slice(18, -1)).toString(16).padStart(8, '0')}",${line.slice(18)}`;
    await writeFile(logOf(folder()), newer);
    await assert.rejects(open(folder()), (error) => HumanError.is(error) && /newer version/.test(error.message));
    assert.equal(await readFile(logOf(folder()), 'utf8'), newer);
  });

  it('writes the log anew when most of it is dead, and goes on with it', async () => {
    let store = await open(folder());
    const large = 'y'.repeat(2000);
    for (let round = 0; round < 60; round += 1) {
      await Promise.all(Array.from({ length: 50 }, (_, index) => put(store, `p${index}`, `${large}${round}`)));
    }
    await put(store, 'last');
    await store.close();
    const { length } = await readFile(logOf(folder()));
    assert.ok(length < 4.5e6, `${length} bytes for 50 profiles of 2 kB`);
    store = await open(folder());
    assert.equal(store.count('host'), 51);
    assert.equal(osOf(store.get('host', 'p49')), `${large}59`);
    await store.close();
    assert.deepEqual((await readdir(folder())).sort(), ['profiles.jsonl']);
  });
});
