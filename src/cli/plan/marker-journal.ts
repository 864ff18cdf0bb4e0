import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { patiently, removeFile } from '../../files/patiently';
import { isGone, writeFileSafely } from '../../files/write-file';
import type { Journal, PendingAdd } from '../../plan/state/state';
import { realFiles, syncFolder } from '../../sandbox/store/files';
import { createLock } from '../../sandbox/store/lock-file';
import { markedFiles, markerOf, readMarker } from './markers';

/**
 * A journal without a state file: ids are kept in the payloads themselves, and a file beside each says that its Add is under
 * way, and that no other run may add it.
 *
 * @param targets absolute paths of what is planned, below which there may be such files of payloads that were moved since
 */
export function markerJournal(targets: readonly string[]): Journal {
  /** Markers that an earlier run left, or that are ours. */
  const known = new Set<string>();
  return {
    profile: () => undefined,
    profiles: () => [],
    pending(file) {
      const marker = markerOf(file);
      if (isGone(marker)) return undefined;
      known.add(marker);
      return readMarker(marker);
    },
    adds() {
      const files = new Set(targets.flatMap(markedFiles));
      return [...files].map((file) => [file, markerOrError(file)] as const);
    },
    async begin(adds) {
      const made: string[] = [];
      try {
        for (const [file, pending] of adds) {
          const marker = markerOf(file);
          await write(marker, pending, { again: known.has(marker), made });
          known.add(marker);
        }
      } catch (error) {
        // None of these goes out: to the next run, a marker that stayed would be an Add that nobody knows the end of.
        for (const marker of made) {
          known.delete(marker);
          await removeFile(marker).catch(() => undefined);
        }
        throw error;
      }
    },
    async settle(settled) {
      for (const { file, stillPending } of settled) {
        if (stillPending !== false) continue;
        known.delete(markerOf(file));
        await removeFile(markerOf(file));
      }
    },
  };
}

function markerOrError(file: string): PendingAdd | HumanError {
  try {
    return readMarker(markerOf(file));
  } catch (error) {
    if (HumanError.is(error)) return error;
    throw error;
  }
}

/**
 * A marker is there whole or not at all, and can't get lost. One of another run is never replaced.
 *
 * @param made gets the marker once it's there and was not before
 */
async function write(
  marker: string,
  pending: PendingAdd,
  { again, made }: { readonly again: boolean; readonly made: string[] },
): Promise<void> {
  const text = JSON.stringify(pending);
  let taken: boolean;
  try {
    const aside = `${marker}.${randomBytes(6).toString('hex')}.tmp`;
    if (again) await writeFileSafely(marker, text, { flush: true });
    taken = !again && !(await createLock(realFiles, marker, { aside, text, mayBeEmpty: false }));
    if (!again && !taken) {
      made.push(marker);
      await flush(marker);
    }
  } catch (error) {
    const why = HumanError.is(error) ? error.message : fileSentence(error);
    throw new HumanError(`${marker} can't be written, so nothing more was sent: ${why}`, [], { cause: error });
  }
  if (taken) throw new HumanError(`${marker} exists: another run is adding this file, so nothing more was sent.`);
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
