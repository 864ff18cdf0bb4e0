import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { patiently } from '../../files/patiently';
import { readTextFile } from '../../files/read-text-file';
import { parsePending } from '../../plan/state/state-text';
import type { Journal, PendingAdd } from '../../plan/state/state';

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
        const marker = markerOf(file);
        if (stillPending !== false || !known.delete(marker)) continue;
        await patiently(marker, () => rm(marker, { force: true }));
      }
    },
  };
}

async function write(marker: string, pending: PendingAdd, again: boolean): Promise<void> {
  try {
    const file = await patiently(marker, () => open(marker, again ? 'w' : 'wx', 0o600));
    try {
      await file.writeFile(JSON.stringify(pending));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'another run is adding this file.' : fileSentence(error);
    throw new HumanError(`${marker} can't be written, so nothing more was sent: ${why}`, [], { cause: error });
  }
}
