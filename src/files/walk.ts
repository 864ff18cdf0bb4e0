import type { BigIntStats, Dirent } from 'node:fs';
import { join } from 'node:path';
import { isPayloadFile, skippedFolders } from '../catalog/file-names';
import { leadsOut, type Links } from './leads-out';

/** The part of node:fs that finds files. */
export interface FileTree extends Links {
  readdirSync(path: string, options: { withFileTypes: true }): Dirent[];
  statSync(path: string, options: { bigint: true }): BigIntStats;
}

/** What a walk finds. */
export type Found =
  /** A wanted file. `isRegular`: it's certainly not a link, a pipe, or a device. */
  | { readonly what: 'file'; readonly path: string; readonly isRegular: boolean }
  /** A link to something outside the folder, which wasn't followed. */
  | { readonly what: 'outside'; readonly path: string }
  /** A folder that couldn't be read. */
  | { readonly what: 'failed'; readonly path: string; readonly error: unknown };

/** Tells which files below a folder are wanted, by path. A whole folder may be wanted, too. */
export type PathFilter = (path: string, isFolder: boolean) => boolean;

const payloadFiles: PathFilter = (path, isFolder) => !isFolder && isPayloadFile(path);

/** A folder that is being walked. */
interface Level {
  /** The path in front of its names. */
  readonly prefix: string;
  readonly entries: readonly Dirent[];
  readonly wanted: PathFilter;
  next: number;
}

/**
 * Finds the wanted files below a folder, in the order of their names. Symbolic links are followed if they stay in the
 * folder, and no folder is entered twice, because links may lead in a circle.
 */
export function* walk(tree: FileTree, folder: string, wanted: PathFilter = payloadFiles): Generator<Found, void> {
  const entered = new Set<string>();
  const isOutside = leadsOut(tree, folder);
  const levels: Level[] = [];
  const enter = (path: string, wantedThere: PathFilter): Found | undefined => {
    try {
      // Device and inode identify a folder, whatever path leads to it.
      const { dev, ino } = tree.statSync(path, { bigint: true });
      const identity = `${dev} ${ino}`;
      if (ino !== 0n && entered.has(identity)) return undefined;
      entered.add(identity);
      const entries = tree.readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
      // What join() would put in front of a name (nothing for "."), computed once because join() is slow.
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

/** Whether a path is a folder, or leads to one. A broken link counts as a file: the attempt to read it reports that. */
export function leadsToFolder(tree: Pick<FileTree, 'statSync'>, path: string): boolean {
  try {
    return tree.statSync(path, { bigint: true }).isDirectory();
  } catch {
    return false;
  }
}
