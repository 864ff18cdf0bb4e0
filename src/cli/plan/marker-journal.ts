import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { patiently } from '../../files/patiently';
import { readTextFile } from '../../files/read-text-file';
import { writeFileSafely } from '../../files/write-file';
import { parsePending } from '../../plan/state/state-text';
import type { Journal, PendingAdd } from '../../plan/state/state';
import { realFiles, syncFolder } from '../../sandbox/store/files';
import { createLock } from '../../sandbox/store/lock-file';

/** Where an Add of a payload file is noted while it is under way, when there is no state file: beside it, hidden. */
export const markerOf = (file: string) => join(dirname(file), `.${basename(file)}.pending`);

/**
 * A journal without a state file: ids are kept in the payloads themselves, and a file beside each says that its Add is under
 * way, and that no other run may add it.
 */
export function markerJournal(): Journal {
  /** Markers that an earlier run left, or that are ours. */
  const known = new Set<string>();
  return {
    profile: () => undefined,
    profiles: () => [],
    pending(file) {
      const marker = markerOf(file);
      if (!existsSync(marker)) return undefined;
      known.add(marker);
      return parsePending(readTextFile(marker));
    },
    async begin(adds) {
      for (const [file, pending] of adds) {
        const marker = markerOf(file);
        await write(marker, pending, known.has(marker));
        known.add(marker);
      }
    },
    async settle(settled) {
      for (const { file, stillPending } of settled) {
        if (stillPending !== false) continue;
        known.delete(markerOf(file));
        await patiently(markerOf(file), () => rm(markerOf(file), { force: true }));
      }
    },
  };
}

/** A marker is there whole or not at all, and can't get lost. One of another run is never replaced. */
async function write(marker: string, pending: PendingAdd, again: boolean): Promise<void> {
  const text = JSON.stringify(pending);
  let taken: boolean;
  try {
    const aside = `${marker}.${randomBytes(6).toString('hex')}.tmp`;
    if (again) await writeFileSafely(marker, text, { flush: true });
    taken = !again && !(await createLock(realFiles, marker, { aside, text, mayBeEmpty: false }));
    if (!again && !taken) await flush(marker);
  } catch (error) {
    const why = HumanError.is(error) ? error.message : fileSentence(error);
    throw new HumanError(`${marker} can't be written, so nothing more was sent: ${why}`, [], { cause: error });
  }
  if (taken) throw new HumanError(`${marker} is there: another run is adding this file, so nothing more was sent.`);
}

async function flush(marker: string): Promise<void> {
  const file = await patiently(marker, () => open(marker, 'r+'));
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(realFiles, dirname(marker));
}
