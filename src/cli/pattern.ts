import { join, posix, win32 } from 'node:path';
import picomatch from 'picomatch';
import { leadsToFolder, walk, type FileTree, type Found } from '../files/walk';

// A leading ! would negate the pattern.
const options = { dot: true, nonegate: true } as const;

/** Whether an argument is a pattern that the shell didn't expand: `"payloads/**"` in quotes, or any on Windows. */
export function isPattern(argument: string, platform: NodeJS.Platform): boolean {
  return picomatch.scan(withSlashes(argument, platform), options).isGlob;
}

/**
 * Finds what a pattern matches: files, and folders with every payload below them, as if the shell had expanded the pattern.
 * Leading folders that exist as typed are literal: `Payloads (x86)/*.json`.
 */
export function walkPattern(
  tree: FileTree,
  argument: string,
  platform: NodeJS.Platform = process.platform,
): Generator<Found, void> {
  const { literal, rest } = splitPattern(tree, argument, platform);
  const { base, glob } = picomatch.scan(rest, options);
  const folder = join(literal, base);
  const matches = picomatch(glob, { ...options, nocase: platform === 'win32' });
  // What join() puts in front of a name depends on the folder: nothing for ".".
  const prefix = join(folder, 'x').length - 1;
  return walk(tree, folder, (path) => matches(withSlashes(path.slice(prefix), platform)));
}

/** Splits the root and the leading folders that exist off a pattern, which has slashes then. */
export function splitPattern(
  tree: Pick<FileTree, 'statSync'>,
  argument: string,
  platform: NodeJS.Platform,
): { readonly literal: string; readonly rest: string } {
  const pattern = withSlashes(argument, platform);
  // The root of a network share has two names, of which the first isn't a folder.
  let end = (platform === 'win32' ? win32 : posix).parse(pattern).root.length;
  for (let slash = pattern.indexOf('/', end); slash >= 0; slash = pattern.indexOf('/', slash + 1)) {
    if (!leadsToFolder(tree, pattern.slice(0, slash + 1))) break;
    end = slash + 1;
  }
  return { literal: pattern.slice(0, end), rest: pattern.slice(end) };
}

/** Windows accepts both separators, a pattern only slashes. */
function withSlashes(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
