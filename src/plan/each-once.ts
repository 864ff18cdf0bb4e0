import { HumanError } from '../errors';
import type { Journal } from './state/state';

/** A payload file as it was named, or found. */
export interface FoundFile {
  /** As the journal names it. */
  readonly absolute: string;
  /** Its path after all links are followed. */
  readonly real: string;
  /** Whether it is certainly not a link itself. */
  readonly isOwn: boolean;
}

/**
 * Each file once: together with links to it, it would be added several times. By the name that earlier runs know it by, or else
 * by its own if it was found by that.
 *
 * @param others files of {@link otherNames}; those that weren't found by any name don't count
 */
export function eachOnce<File extends FoundFile>(
  found: readonly File[],
  journal: Pick<Journal, 'profile' | 'pending'>,
  others: readonly File[] = [],
): File[] {
  const chosen = new Map<string, File>();
  const choose = (files: readonly File[]) => {
    for (const file of files) if (!chosen.has(file.real)) chosen.set(file.real, file);
  };
  choose(found.filter(({ absolute }) => isNoted(journal, absolute)));
  choose(others);
  choose(found.filter(({ isOwn }) => isOwn));
  choose(found);
  return [...new Set(found.map(({ real }) => real))].flatMap((real) => chosen.get(real) ?? []);
}

/** The names that earlier runs know files by and that weren't found: one may lead to a file that was, for example through a link. */
export function otherNames(
  found: readonly Pick<FoundFile, 'absolute'>[],
  journal: Pick<Journal, 'profiles' | 'adds'>,
): string[] {
  const names = new Set(found.map(({ absolute }) => absolute));
  const known = [...journal.profiles(), ...(journal.adds?.() ?? [])].map(([file]) => file);
  return [...new Set(known)].filter((file) => !names.has(file));
}

/** Whether an earlier run has added the file, or may have. */
function isNoted(journal: Pick<Journal, 'profile' | 'pending'>, file: string): boolean {
  try {
    return journal.profile(file) !== undefined || journal.pending(file) !== undefined;
  } catch (error) {
    // There is a note that can't be read: planning says so.
    if (HumanError.is(error)) return true;
    throw error;
  }
}
