import { resolve } from 'node:path';
import { fileSentence } from '../files/file-sentence';
import { walk, type FileTree, type Found } from '../files/walk';

/** What stands for standard input among the arguments. */
export const stdinArgument = '-';

/** Receives what is to be checked, in order; each path once, however often it was named. */
export interface TargetSink {
  /** @param isRegular whether it is surely no link, pipe or device */
  file(path: string, absolute: string, isRegular: boolean): void;
  /** Something that could not be looked at: a path or pattern, and a sentence to follow it. */
  failed(path: string, sentence: string): void;
  /** No failure, and nothing to keep quiet about either: a folder without a payload, a link that was not followed. */
  noted(path: string, sentence: string): void;
}

/** Turns arguments into files: files as they are, folders and patterns into what is below them. */
export async function findTargets(
  args: readonly string[],
  cwd: string,
  files: FileTree,
  sink: TargetSink,
): Promise<void> {
  const tree = rooted(files, cwd);
  const seen = new Set<string>();
  const file = (path: string, isRegular: boolean) => {
    const absolute = resolve(cwd, path);
    if (seen.has(absolute)) return;
    seen.add(absolute);
    sink.file(path, absolute, isRegular);
  };
  /** @returns whether there was anything */
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
  for (const argument of args) {
    const what = argument === stdinArgument ? 'file' : lookAt(argument, tree);
    if (what === 'file') {
      file(argument, false);
    } else if (what === 'folder') {
      if (!takeAll(walk(tree, argument))) sink.noted(argument, 'there is no payload file in this folder.');
    } else {
      const { isPattern, walkPattern } = await import('./pattern');
      if (!isPattern(argument)) sink.failed(argument, fileSentence(what.error));
      else if (!takeAll(walkPattern(tree, argument)))
        sink.failed(argument, 'no file has this name or matches it as a pattern.');
    }
  }
}

/** What an argument is, or why nothing of that name can be looked at. */
function lookAt(argument: string, tree: FileTree): 'file' | 'folder' | { readonly error: unknown } {
  try {
    return tree.statSync(argument, { bigint: true }).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return { error };
  }
}

/** A tree whose relative paths count from `cwd`. */
function rooted(tree: FileTree, cwd: string): FileTree {
  return {
    readdirSync: (path, options) => tree.readdirSync(resolve(cwd, path), options),
    statSync: (path, options) => tree.statSync(resolve(cwd, path), options),
    realpathSync: (path) => tree.realpathSync(resolve(cwd, path)),
  };
}
