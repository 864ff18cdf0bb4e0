import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The project's folder: the nearest one above this file that has a package.json. Counting levels would not do, because
 * bundled tests carry a copy of this file in `out/`.
 */
export const root = nearest(__dirname);

function nearest(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error(`No package.json above ${__dirname}`);
  return nearest(above);
}
