import type { Kind, KindTable } from './kinds';

/** The ending that makes a JSON file a payload. Matched with case, as VS Code matches `fileMatch`. */
export const payloadSuffix = '.secprofile.json';

/** Glob of every payload file. */
export const payloadGlob = `**/*${payloadSuffix}`;

/** The last segment of a path or URI path; both separators count. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Whether VS Code's `*.secprofile.json` matches the name. */
export function isPayloadFile(path: string): boolean {
  return baseName(path).endsWith(payloadSuffix);
}

/**
 * The kind that a file name tells: `web01.host.secprofile.json` is a host. `host.secprofile.json` and
 * `anything.secprofile.json` are plain and tell none.
 */
export function kindOfFileName(path: string, { findKind }: Pick<KindTable, 'findKind'>): Kind | undefined {
  const name = baseName(path);
  if (!isPayloadFile(name)) return undefined;
  const stem = name.slice(0, -payloadSuffix.length);
  const dot = stem.lastIndexOf('.');
  return dot >= 0 ? findKind(stem.slice(dot + 1)) : undefined;
}

/** `*.host.secprofile.json` */
export function fileMatchOf(kind: Kind): string {
  return `*.${kind.id}${payloadSuffix}`;
}

/**
 * The `fileMatch` of plain payload files: all of them but those whose name tells the kind, because VS Code combines
 * every matching entry.
 */
export function plainFileMatch(kinds: readonly Kind[]): string[] {
  return [`*${payloadSuffix}`, ...kinds.map((kind) => `!${fileMatchOf(kind)}`)];
}

/** Folders that hold other people's files: neither the editor nor the command line looks for payloads in them. */
export const skippedFolders: readonly string[] = ['node_modules', '.git', '.hg', '.svn'];

/** Glob of everything in them. */
export const skippedGlob = `**/{${skippedFolders.join(',')}}/**`;

/** Whether a path, relative to the folder that is searched, leads into one of them. */
export function isSkipped(path: string): boolean {
  return path.split(/[\\/]/).some((name) => skippedFolders.includes(name));
}
