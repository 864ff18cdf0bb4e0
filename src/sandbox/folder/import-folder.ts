import { HumanError } from '../../errors';
import { restoredProfile } from '../profile/compose';
import type { ImportOutcome } from '../sandbox';
import type { Store } from '../store/store';
import type { Backend } from '../wire/call';
import { readFolder, type ReadyFile } from './read-folder';

type Parts = Pick<Backend, 'store' | 'catalog' | 'check' | 'newId' | 'now'>;

/** How many writes run at a time. They share flushes. */
const together = 256;

class Present extends Error {}

async function addOne({ kind, body, id }: ReadyFile, { store, newId, now }: Parts): Promise<boolean> {
  const own = id ?? newId();
  const key = own.toLowerCase();
  try {
    await store.commit((state) => {
      if (state.get(kind.id, key)) throw new Present();
      return { put: { kind: kind.id, id: key, text: restoredProfile(kind, own, body, now()) } };
    });
    return true;
  } catch (error) {
    if (error instanceof Present) return false;
    throw error;
  }
}

async function addAll(files: readonly ReadyFile[], parts: Parts): Promise<number> {
  let added = 0;
  for (let at = 0; at < files.length; at += together) {
    const outcomes = await Promise.all(files.slice(at, at + together).map((file) => addOne(file, parts)));
    added += outcomes.filter(Boolean).length;
  }
  return added;
}

/**
 * Adds the payload files below a folder. A profile whose ID is in the sandbox already is left as it is.
 *
 * @throws HumanError if the folder can't be read; StoreFailure
 */
export async function importFolder(folder: string, parts: Parts): Promise<ImportOutcome> {
  const { ready, refused } = await readFolder(folder, parts);
  const added = await addAll(ready, parts);
  return { added, skipped: ready.length - added, refused };
}

/**
 * Fills an empty sandbox. One with profiles is left as it is, so that a restart adds nothing twice.
 *
 * @throws HumanError if the folder can't be read or one of its files can't be used; then nothing is added
 */
export async function seedFromFolder(
  folder: string,
  parts: Parts & { readonly store: Pick<Store, 'count'> },
): Promise<void> {
  if (parts.store.count() > 0) return;
  const { ready, refused } = await readFolder(folder, parts);
  const [first] = refused;
  if (first) {
    const others = refused.length > 1 ? ` ${refused.length - 1} more can't be used, either.` : '';
    throw new HumanError(`${first.path} can't be used as a seed. ${first.reason}${others}`);
  }
  await addAll(ready, parts);
}
