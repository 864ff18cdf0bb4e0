import type { BigIntStats, Dirent } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { isPayloadFile, skippedFolders } from '../catalog/file-names';

/** The part of node:fs that finds files. */
export interface FileTree {
  readdirSync(path: string, options: { withFileTypes: true }): Dirent[];
  statSync(path: string, options: { bigint: true }): BigIntStats;
  realpathSync(path: string): string;
}

/** What a walk comes across. */
export type Found =
  /** A wanted file. `isRegular`: it is surely no link, pipe or device. */
  | { readonly what: 'file'; readonly path: string; readonly isRegular: boolean }
  /** A link to something outside the folder: it was not followed. */
  | { readonly what: 'outside'; readonly path: string }
  /** A folder that could not be looked into. */
  | { readonly what: 'failed'; readonly path: string; readonly error: unknown };

/** Tells the files that are wanted below a folder, by their path; a whole folder may be wanted too. */
export type Wanted = (path: string, isFolder: boolean) => boolean;

export const payloadFiles: Wanted = (path, isFolder) => !isFolder && isPayloadFile(path);

/** A folder that the walk is in. */
interface Level {
  /** What stands in front of the names. */
  readonly prefix: string;
  readonly entries: readonly Dirent[];
  readonly wanted: Wanted;
  next: number;
}

/**
 * Finds the wanted files below a folder, in the order of their names. Symbolic links are followed as long as they stay
 * in the folder, and no folder is entered twice: they may lead in a circle.
 */
export function* walk(tree: FileTree, folder: string, wanted: Wanted = payloadFiles): Generator<Found, void> {
  const entered = new Set<string>();
  const isOutside = boundary(tree, folder);
  const levels: Level[] = [];
  const enter = (path: string, wantedThere: Wanted): Found | undefined => {
    try {
      // Device and inode, as text: a folder keeps them under whatever path it is reached.
      const { dev, ino } = tree.statSync(path, { bigint: true });
      const identity = `${dev} ${ino}`;
      if (ino !== 0n && entered.has(identity)) return undefined;
      entered.add(identity);
      const entries = tree.readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
      // What join() puts in front of a name, and it takes its time: nothing for ".".
      levels.push({ prefix: join(path, 'x').slice(0, -1), entries, wanted: wantedThere, next: 0 });
      return undefined;
    } catch (error) {
      return { what: 'failed', path, error };
    }
  };

  const failed = enter(folder, wanted);
  if (failed) yield failed;
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const entry = level.entries[level.next++];
    if (!entry) {
      levels.pop();
      continue;
    }
    const path = level.prefix + entry.name;
    const isLink = entry.isSymbolicLink();
    if (isLink ? leadsToFolder(tree, path) : entry.isDirectory()) {
      if (skippedFolders.includes(entry.name)) continue;
      const found: Found | undefined =
        isLink && isOutside(path)
          ? { what: 'outside', path }
          : enter(path, level.wanted(path, true) ? payloadFiles : level.wanted);
      if (found) yield found;
    } else if (level.wanted(path, false)) {
      yield isLink && isOutside(path) ? { what: 'outside', path } : { what: 'file', path, isRegular: entry.isFile() };
    }
  }
}

/** A link that leads nowhere counts as a file: reading it then says so. */
function leadsToFolder(tree: FileTree, path: string): boolean {
  try {
    return tree.statSync(path, { bigint: true }).isDirectory();
  } catch {
    return false;
  }
}

/** Tells whether a link leads out of a folder, whose own links do not count. */
function boundary(tree: FileTree, folder: string): (link: string) => boolean {
  let root: string | undefined;
  return (link) => {
    try {
      root ??= tree.realpathSync(folder);
      const below = relative(root, tree.realpathSync(link));
      return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
    } catch {
      return false;
    }
  };
}
