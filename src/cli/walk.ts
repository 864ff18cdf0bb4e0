import type { BigIntStats, Dirent } from 'node:fs';
import { join } from 'node:path';
import { isPayloadFile } from '../catalog/file-names';

/** The part of node:fs that finds files. */
export interface FileTree {
  readdirSync(path: string, options: { withFileTypes: true }): Dirent[];
  statSync(path: string, options: { bigint: true }): BigIntStats;
}

/** What comes of a walk: files in the order of their names, and what could not be looked into. */
export interface Walker {
  /** @param isRegular whether it is surely no link, pipe or device */
  file(path: string, isRegular: boolean): void;
  failed(path: string, error: unknown): void;
}

/** Folders that hold other people's files. */
const skipped = new Set(['node_modules', '.git', '.hg', '.svn']);

/** Tells the files that are wanted below a folder, by their path; a whole folder may be wanted too. */
export type Wanted = (path: string, isFolder: boolean) => boolean;

export const payloadFiles: Wanted = (path, isFolder) => !isFolder && isPayloadFile(path);

/**
 * Finds the wanted files below a folder. Symbolic links are followed, and no folder is entered twice: they may lead in
 * a circle.
 */
export function walk(
  tree: FileTree,
  folder: string,
  walker: Walker,
  wanted: Wanted = payloadFiles,
  entered = new Set<string>(),
): void {
  let entries: Dirent[];
  try {
    // Device and inode, as text: a folder keeps them under whatever path it is reached.
    const { dev, ino } = tree.statSync(folder, { bigint: true });
    const identity = `${dev} ${ino}`;
    if (ino !== 0n && entered.has(identity)) return;
    entered.add(identity);
    entries = tree.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    walker.failed(folder, error);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  // What join() puts in front of a name, and it takes its time: nothing for ".".
  const prefix = join(folder, 'x').slice(0, -1);
  for (const entry of entries) {
    const path = prefix + entry.name;
    if (isFolder(tree, entry, path)) {
      if (!skipped.has(entry.name)) walk(tree, path, walker, wanted(path, true) ? payloadFiles : wanted, entered);
    } else if (wanted(path, false)) {
      walker.file(path, entry.isFile());
    }
  }
}

/** A link that leads nowhere counts as a file: reading it then says so. */
function isFolder(tree: FileTree, entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return tree.statSync(path, { bigint: true }).isDirectory();
  } catch {
    return false;
  }
}
