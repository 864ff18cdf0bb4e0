import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The project's folder: the nearest one above this file that has a package.json. Counting levels would not do, because
 * bundled tests carry a copy of this file in `out/`.
 */
export const root = nearest(__dirname);

function nearest(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error(`No package.json above ${__dirname}`);
  return nearest(above);
}

/** Everything that a run downloads, unpacks or writes. git, Prettier, ESLint and vsce ignore it. */
export const cacheRoot = path.join(root, '.vscode-test');

/** Pictures of runs that went wrong, and of the walk. */
export const screenshots = path.join(cacheRoot, 'screenshots');

/** Prefix of the pictures and texts that a failed walk leaves. */
export const failed = 'failed-';
