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
 */
export function eachOnce<File extends FoundFile>(
  found: readonly File[],
  journal: Pick<Journal, 'profile' | 'pending'>,
): File[] {
  const chosen = new Map<string, File>();
  const choose = (files: readonly File[]) => {
    for (const file of files) if (!chosen.has(file.real)) chosen.set(file.real, file);
  };
  choose(found.filter(({ absolute }) => isNoted(journal, absolute)));
  choose(found.filter(({ isOwn }) => isOwn));
  choose(found);
  return found.filter((file) => chosen.get(file.real) === file);
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
