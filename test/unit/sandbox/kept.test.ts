import assert from 'node:assert/strict';
import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readKept } from '../../../src/sandbox/read-kept';
import { open, put, useFolder } from './support';

describe('What a sandbox’s folder keeps', () => {
  const folder = useFolder();

  it('is read without taking the folder, beside a sandbox that runs and after it', async () => {
    const store = await open(folder());
    await put(store, 'one');
    const files = await readdir(folder());
    const kept = await readKept(folder());
    assert.equal(kept?.count('host'), 1);
    assert.equal(kept.list('host', { top: 10 }).profiles[0]?.id, 'one');
    await put(store, 'two');
    assert.equal((await readKept(folder(), kept))?.count(), 2);
    assert.deepEqual(await readdir(folder()), files);
    await store.close();
    assert.equal((await readKept(folder()))?.count('host'), 2);
  });

  it('is not read again while it is the same', async () => {
    const store = await open(folder());
    await put(store, 'one');
    await store.close();
    const kept = await readKept(folder());
    assert.equal(await readKept(folder(), kept), kept);
  });

  it('is what is whole: a line that is being written does not count', async () => {
    const store = await open(folder());
    await put(store, 'one');
    await store.close();
    await appendFile(join(folder(), 'profiles.jsonl'), '{"crc":"00');
    assert.equal((await readKept(folder()))?.count(), 1);
  });

  it('is nothing before the first start', async () => {
    assert.equal(await readKept(join(folder(), 'none')), undefined);
    assert.deepEqual(await readdir(folder()), []);
  });
});
