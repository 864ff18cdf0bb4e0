import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tests run from the root of the repository. */
export const root = process.cwd();

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function jsonOf(path: string): unknown {
  return JSON.parse(textOf(path));
}

/** Names of the files in a folder, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).sort();
}
