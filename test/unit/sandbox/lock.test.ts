import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { HumanError } from '../../../src/errors';
import { realBeacon } from '../../../src/sandbox/store/beacon';
import { FolderInUse } from '../../../src/sandbox/store/folder-in-use';
import { evictHolder } from '../../../src/sandbox/store/lock';
import { storePaths } from '../../../src/sandbox/store/paths';
import { FailingFiles, FakeProcesses, open, put, useFolder } from './support';
import { itWith } from '../../support/capabilities';

const leftover = '{"pid":99,"host":"here","started":"x"}';

describe('sandbox: the lock of a folder', () => {
  const folder = useFolder();
  const lockFile = () => join(folder(), 'lock');

  it('lets one in, tells the second who is in, and is gone at the end', async () => {
    const store = await open(folder());
    await assert.rejects(open(folder()), (error) => {
      assert.ok(FolderInUse.is(error) && HumanError.is(error));
      assert.match(error.message, /in use by another window or program \(process 1\)/);
      return true;
    });
    await store.close();
    assert.deepEqual(await readdir(folder()), ['profiles.jsonl']);
    await (await open(folder())).close();
  });

  it('keeps a process out while another one is alive, on this machine or elsewhere', async () => {
    const processes = new FakeProcesses(1, new Set([77]));
    for (const host of ['here', 'elsewhere']) {
      await writeFile(lockFile(), JSON.stringify({ pid: 77, host, started: 'x' }));
      await assert.rejects(
        open(folder(), { processes }),
        (error) => FolderInUse.is(error) && error.message.includes('77'),
      );
    }
  });

  it('keeps out where nobody can tell whether the holder is running, until a person says that it is not', async () => {
    const processes = new FakeProcesses(1, new Set(), new Set([77]));
    await writeFile(lockFile(), JSON.stringify({ pid: 77, host: 'elsewhere', started: 'x' }));
    await assert.rejects(open(folder(), { processes }), (error) => {
      assert.ok(FolderInUse.is(error) && !error.isRunning);
      assert.equal(error.holder, 'process 77 on elsewhere');
      return true;
    });
    const paths = storePaths(folder());
    const options = { files: new FailingFiles(), processes, beacon: realBeacon, now: () => new Date() };
    assert.equal(await evictHolder(paths, options), true);
    const store = await open(folder(), { processes });
    assert.equal(await evictHolder(paths, options), false, 'a holder that is running stays');
    await assert.rejects(open(folder(), { processes }), (error) => FolderInUse.is(error) && error.isRunning);
    await store.close();
    assert.equal(await evictHolder(paths, options), true, 'nobody has it');
    assert.deepEqual(await readdir(folder()), ['profiles.jsonl']);
  });

  it('takes over from a process that is gone, from its own number in another life, and from a torn lock', async () => {
    for (const left of [leftover, '{"pid":1,"host":"here","started":"old"}', '', '{"pid"']) {
      await writeFile(lockFile(), left);
      await utimes(lockFile(), 0, 0);
      const store = await open(folder());
      assert.equal((JSON.parse(await readFile(lockFile(), 'utf8')) as { pid: number }).pid, 1);
      await put(store, 'a');
      await store.close();
      assert.deepEqual(await readdir(folder()), ['profiles.jsonl']);
    }
  });

  it('keeps out of a lock that is being written at this moment', async () => {
    await writeFile(lockFile(), '');
    await assert.rejects(open(folder()), FolderInUse);
  });

  it('is not stopped by a takeover that died half-way', async () => {
    await writeFile(lockFile(), leftover);
    await writeFile(join(folder(), 'lock.takeover'), leftover);
    await (await open(folder())).close();
    assert.deepEqual(await readdir(folder()), ['profiles.jsonl']);
  });

  it('lets exactly one of many in that find a leftover at the same time', async () => {
    const pids = [1, 2, 3, 4, 5, 6, 7, 8];
    for (let round = 0; round < 20; round += 1) {
      await writeFile(lockFile(), leftover);
      const outcomes = await Promise.allSettled(
        // As if each were a process of its own; two of them even the same one.
        [1, ...pids].map((pid) => open(folder(), { processes: new FakeProcesses(pid, new Set(pids)) })),
      );
      const stores = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      assert.equal(stores.length, 1);
      for (const store of stores) await store.close();
    }
  });

  it('is written aside, so that nobody finds half of it, and in place where files have one name only', async () => {
    for (const code of [undefined, 'EPERM', 'ENOTSUP']) {
      const files = new FailingFiles();
      if (code !== undefined) files.failures = [{ step: 'link', code }];
      const store = await open(folder(), { files });
      const { pid, id } = JSON.parse(await readFile(lockFile(), 'utf8')) as { pid: number; id: string };
      assert.equal(pid, 1);
      assert.match(id, /^[0-9a-f]{16}$/);
      await assert.rejects(open(folder()), FolderInUse);
      await store.close();
      assert.deepEqual(await readdir(folder()), ['profiles.jsonl']);
    }
  });

  itWith('symlinks')('is known by its id when the same process comes by another path', async () => {
    const store = await open(folder());
    const other = `${folder()}-link`;
    await symlink(folder(), other);
    await assert.rejects(open(other), FolderInUse);
    await rm(other);
    await store.close();
  });

  itWith('symlinks', 'devices')('that is a link or has no end is left alone', async () => {
    await symlink('/dev/zero', lockFile());
    await assert.rejects(open(folder()), /^HumanError: .*lock is a link or isn't a regular file/);
    await rm(lockFile());
    await writeFile(join(folder(), 'victim.jsonl'), '');
    await symlink('victim.jsonl', join(folder(), 'profiles.jsonl'));
    await assert.rejects(open(folder()), /profiles\.jsonl is a link or isn't a regular file/);
    assert.equal(await readFile(join(folder(), 'victim.jsonl'), 'utf8'), '');
  });

  itWith('socketFiles')('leaves no sockets of processes that were killed', async () => {
    const server = createServer().listen(join(folder(), 'x.sock'));
    await once(server, 'listening');
    await rename(join(folder(), 'x.sock'), join(folder(), 'lock.0123456789abcdef.sock'));
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(await readdir(folder()), ['lock.0123456789abcdef.sock']);
    await (await open(folder())).close();
    assert.deepEqual(await readdir(folder()), ['profiles.jsonl']);
  });
});
