import * as system from 'node:path';

/** The part of node:fs that follows links. Only its `native` form knows how a name is spelled on disk, but not on all drives. */
export interface Links {
  readonly realpathSync: ((path: string) => string) & { readonly native?: (path: string) => string };
}

/**
 * A path once its links are followed, spelled as on disk: Windows may have been given short names (`PROGRA~1`), and like macOS
 * any case.
 *
 * @throws errors of the file system
 */
export function realPath({ realpathSync }: Links, path: string): string {
  try {
    return (realpathSync.native ?? realpathSync)(path);
  } catch {
    return realpathSync(path);
  }
}

/**
 * Tells whether a path leads out of a folder once its links are followed; the folder's own links don't count. A path that
 * leads nowhere doesn't lead out.
 */
export function leadsOut(
  { realpathSync }: Links,
  folder: string,
  paths: Pick<typeof system, 'isAbsolute' | 'relative' | 'sep'> = system,
): (path: string) => boolean {
  /** @param real for both: each of the two has its own name for a drive */
  const by = (real: (path: string) => string) => {
    let root: string | undefined;
    return (path: string) => {
      const below = paths.relative((root ??= real(folder)), real(path));
      return below === '..' || below.startsWith(`..${paths.sep}`) || paths.isAbsolute(below);
    };
  };
  const ways = [by(realpathSync.native ?? realpathSync), by(realpathSync)];
  return (path) => {
    for (const isOutside of ways) {
      try {
        return isOutside(path);
      } catch {
        // The other way may know, or the path leads nowhere.
      }
    }
    return false;
  };
}

/** The same for several folders: tells whether a path leads out of all of them. Without a folder, none does. */
export function leadsOutOfAll(tree: Links, folders: readonly string[]): (path: string) => boolean {
  const bounds = folders.map((folder) => leadsOut(tree, folder));
  return (path) => bounds.length > 0 && bounds.every((isOutside) => isOutside(path));
}
