import { isAbsolute, relative, sep } from 'node:path';

/**
 * Tells whether a path leads out of a folder once its links are followed; the folder's own links don't count. A path that
 * leads nowhere doesn't lead out.
 */
export function leadsOut(
  { realpathSync }: { readonly realpathSync: (path: string) => string },
  folder: string,
): (path: string) => boolean {
  let root: string | undefined;
  return (path) => {
    try {
      root ??= realpathSync(folder);
      const below = relative(root, realpathSync(path));
      return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
    } catch {
      return false;
    }
  };
}

/** The same for several folders: tells whether a path leads out of all of them. Without a folder, none does. */
export function leadsOutOfAll(
  tree: Parameters<typeof leadsOut>[0],
  folders: readonly string[],
): (path: string) => boolean {
  const bounds = folders.map((folder) => leadsOut(tree, folder));
  return (path) => bounds.length > 0 && bounds.every((isOutside) => isOutside(path));
}
