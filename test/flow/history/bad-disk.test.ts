import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileSentence } from '../../../src/files/file-sentence';
import { History } from '../../../src/history/history';
import { itWith } from '../../support/capabilities';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';
import { someEntry } from './some-entry';

describe('A history on a disk', () => {
  const cleanup = cleanupAfterEach();

  /** A disk of its own, with room for a few entries. */
  async function smallDisk() {
    const disk = await temporaryFolder(cleanup, 'disk-');
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk]);
    cleanup.defer(() => execFileSync('umount', [disk]));
    const folder = join(disk, 'history');
    return { disk, folder, history: new History({ folder, limit: () => 200 }) };
  }

  const whyNot = async (work: Promise<unknown>) =>
    fileSentence(
      await work.then(
        () => undefined,
        (error: unknown) => error,
      ),
    );

  itWith('mounts')('that is full says so, keeps what it has, and goes on once there is room', async () => {
    const { folder, history } = await smallDisk();
    const kept: string[] = [];
    const fill = async () => {
      for (let at = 0; at < 20; at++) {
        const entry = someEntry(at, 1);
        await history.add([entry]);
        kept.unshift(entry.id);
      }
    };
    assert.equal(await whyNot(fill()), 'the disk is full.');
    assert.ok(kept.length > 1);
    const { entries, damaged } = await new History({ folder, limit: () => 200 }).content();
    assert.deepEqual([entries.map(({ id }) => id), damaged], [kept, 0]);
    // Nothing by halves is left that would take room.
    assert.equal(readdirSync(folder).length, kept.length);
    await history.delete(kept.slice(-2));
    await history.add([someEntry(100, 1)]);
    assert.equal((await history.content()).entries.length, kept.length - 1);
  });

  itWith('mounts')('that is read-only says so for each change, and still shows what it has', async () => {
    const { disk, history } = await smallDisk();
    const entry = someEntry(0, 1);
    await history.add([entry]);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const changes = [() => history.add([someEntry(1, 1)]), () => history.delete([entry.id]), () => history.clear()];
    for (const change of changes) assert.equal(await whyNot(change()), 'the disk is read-only.');
    assert.deepEqual(
      (await history.content()).entries.map(({ id }) => id),
      [entry.id],
    );
    assert.equal((await history.entry(entry.id))?.id, entry.id);
  });
});
