import { resolve } from 'node:path';
import { fileSentence } from '../files/file-sentence';
import { walk, type FileTree, type Found } from '../files/walk';
import { sameName } from '../text/file-name';
import { completedPath } from './arguments';

/** The argument that stands for standard input. */
export const stdinArgument = '-';

/** Receives what to check, in order; each file once, however often and in whatever spelling it was named. */
export interface TargetSink {
  /** @param isRegular whether it's certainly not a link, a pipe, or a device */
  file(path: string, absolute: string, isRegular: boolean): void;
  /** Something that couldn't be read: a path or pattern, and a sentence to follow it. */
  failed(path: string, sentence: string): void;
  /** Not a failure, but worth a note: a folder without payloads, a link that wasn't followed. */
  noted(path: string, sentence: string): void;
}

/** Turns arguments into files: folders and patterns become the files that they contain or match. */
export async function findTargets(
  args: readonly string[],
  cwd: string,
  files: FileTree,
  sink: TargetSink,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  const tree = rooted(files, cwd);
  // By normalized spelling; paths in one entry are different files.
  const seen = new Map<string, string[]>();
  const file = (path: string, isRegular: boolean) => {
    const absolute = resolve(cwd, path);
    const alike = seen.get(sameName(absolute)) ?? [];
    if (alike.some((other) => other === absolute || isSameFile(tree, other, absolute))) return;
    seen.set(sameName(absolute), [...alike, absolute]);
    sink.file(path, absolute, isRegular);
  };
  /** @returns whether there was any */
  const takeAll = (all: Iterable<Found>): boolean => {
    let any = false;
    for (const found of all) {
      any = true;
      if (found.what === 'file') file(found.path, found.isRegular);
      else if (found.what === 'failed') sink.failed(found.path, fileSentence(found.error));
      else sink.noted(found.path, 'skipped, because this link leads out of the folder.');
    }
    return any;
  };
  for (const typed of args) {
    const argument = completedPath(typed, platform);
    const what = argument === stdinArgument ? 'file' : lookAt(argument, tree);
    if (what === 'file') {
      file(argument, false);
    } else if (what === 'folder') {
      if (!takeAll(walk(tree, argument))) sink.noted(argument, 'there is no payload file in this folder.');
    } else {
      const { isPattern, walkPattern } = await import('./pattern');
      if (!isPattern(argument, platform)) sink.failed(argument, fileSentence(what.error));
      else if (!takeAll(walkPattern(tree, argument, platform)))
        sink.failed(argument, 'no file has this name or matches it as a pattern.');
    }
  }
}

/** Whether two spellings lead to the same file, as on systems that ignore case or how accents are encoded. */
export function isSameFile(tree: Pick<FileTree, 'statSync'>, one: string, other: string): boolean {
  try {
    const [a, b] = [one, other].map((path) => tree.statSync(path, { bigint: true }));
    return a !== undefined && b !== undefined && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
  } catch {
    return false;
  }
}

/** What an argument is, or why it can't be read. */
function lookAt(argument: string, tree: FileTree): 'file' | 'folder' | { readonly error: unknown } {
  try {
    return tree.statSync(argument, { bigint: true }).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return { error };
  }
}

/** A tree whose relative paths start at `cwd`. */
function rooted(tree: FileTree, cwd: string): FileTree {
  return {
    readdirSync: (path, options) => tree.readdirSync(resolve(cwd, path), options),
    statSync: (path, options) => tree.statSync(resolve(cwd, path), options),
    realpathSync: Object.assign((path: string) => tree.realpathSync(resolve(cwd, path)), {
      native: (path: string) => (tree.realpathSync.native ?? tree.realpathSync)(resolve(cwd, path)),
    }),
  };
}
