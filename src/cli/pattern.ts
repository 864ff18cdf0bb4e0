import { join, sep } from 'node:path';
import picomatch from 'picomatch';
import { walk, type FileTree, type Walker } from './walk';

// A leading ! would turn the pattern into everything else.
const options = { dot: true, nonegate: true } as const;

/** Whether an argument is a pattern that the shell left alone: `"payloads/**"` in quotes, or any on Windows. */
export function isPattern(argument: string): boolean {
  return picomatch.scan(withSlashes(argument), options).isGlob;
}

/**
 * Finds what a pattern matches: files as they are, folders with every payload below them, as if the shell had handed
 * the matches over one by one.
 */
export function walkPattern(tree: FileTree, argument: string, walker: Walker): void {
  const { base, glob } = picomatch.scan(withSlashes(argument), options);
  const folder = base === '' ? '.' : base;
  const matches = picomatch(glob, options);
  // What join() puts in front of a name depends on the folder: nothing for ".".
  const prefix = join(folder, 'x').length - 1;
  walk(tree, folder, walker, (path) => matches(withSlashes(path.slice(prefix))));
}

/** Windows takes both separators, a pattern only slashes. */
function withSlashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
