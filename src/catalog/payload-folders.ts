/** Folders that hold other people's files: neither the editor nor the command line looks for payloads in them. */
export const skippedFolders: readonly string[] = ['node_modules', '.git', '.hg', '.svn'];

/** Glob of everything in them. */
export const skippedGlob = `**/{${skippedFolders.join(',')}}/**`;

/** Whether a path, relative to the folder that is searched, leads into one of them. */
export function isSkipped(path: string): boolean {
  return path.split(/[\\/]/).some((name) => skippedFolders.includes(name));
}
