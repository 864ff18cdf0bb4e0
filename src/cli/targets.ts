import { resolve } from 'node:path';
import { fileSentence } from './read-text';
import { walk, type FileTree, type Walker } from './walk';

/** What stands for standard input among the arguments. */
export const stdinArgument = '-';

/** Receives what is to be checked, in order; each path once, however often it was named. */
export interface TargetSink {
  /** @param isRegular whether it is surely no link, pipe or device */
  file(path: string, absolute: string, isRegular: boolean): void;
  /** Something that could not be looked at: a path or pattern, and a sentence to stand behind it. */
  failed(path: string, sentence: string): void;
  /** A folder without a payload: no failure, and nothing to keep quiet about either. */
  empty(folder: string): void;
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
  let found = 0;
  const walker: Walker = {
    file(path, isRegular) {
      found++;
      const absolute = resolve(cwd, path);
      if (seen.has(absolute)) return;
      seen.add(absolute);
      sink.file(path, absolute, isRegular);
    },
    failed(path, error) {
      found++;
      sink.failed(path, fileSentence(error));
    },
  };
  for (const argument of args) {
    found = 0;
    const what = argument === stdinArgument ? 'file' : lookAt(argument, tree);
    if (what === 'file') {
      walker.file(argument, false);
    } else if (what === 'folder') {
      walk(tree, argument, walker);
      if (found === 0) sink.empty(argument);
    } else {
      const { isPattern, walkPattern } = await import('./pattern');
      if (!isPattern(argument)) {
        walker.failed(argument, what.error);
        continue;
      }
      walkPattern(tree, argument, walker);
      if (found === 0) sink.failed(argument, 'there is no such file, and none that matches it as a pattern.');
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
  };
}
