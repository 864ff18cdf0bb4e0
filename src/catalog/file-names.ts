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
 * `anything.secprofile.json` are plain payload files and tell none.
 */
export function kindOfFileName(path: string, { findKind }: Pick<KindTable, 'findKind'>): Kind | undefined {
  const name = baseName(path);
  if (!isPayloadFile(name)) return undefined;
  const stem = name.slice(0, -payloadSuffix.length);
  const dot = stem.lastIndexOf('.');
  return dot >= 0 ? findKind(stem.slice(dot + 1)) : undefined;
}

/** `web01` of `web01.host.secprofile.json`, where something else tells the kind: a narrow side bar needs the room. */
export function shortName(name: string, kind: Pick<Kind, 'id'> | undefined): string {
  const ending = kind && name.endsWith(`.${kind.id}${payloadSuffix}`) ? `.${kind.id}${payloadSuffix}` : payloadSuffix;
  return name.slice(0, -ending.length) || name;
}

/** The ending that would tell a file's kind, if only its case keeps it from that: `.host.secprofile.json` for `web01.Host.SecProfile.json`. */
export function endingInRightCase(path: string, table: Pick<KindTable, 'findKind' | 'kinds'>): string | undefined {
  const name = baseName(path);
  if (kindOfFileName(name, table)) return undefined;
  const endings = table.kinds.map(({ id }) => `.${id}${payloadSuffix}`);
  return endings.find((ending) => name.toLowerCase().endsWith(ending.toLowerCase()));
}

/** `*.host.secprofile.json` */
export function fileMatchOf(kind: Kind): string {
  return `*.${kind.id}${payloadSuffix}`;
}

/**
 * The `fileMatch` of plain payload files: all payload files except those whose name tells the kind, because VS Code
 * combines all entries that match.
 */
export function plainFileMatch(kinds: readonly Kind[]): string[] {
  return [`*${payloadSuffix}`, ...kinds.map((kind) => `!${fileMatchOf(kind)}`)];
}

/** Folders that hold other people's files: neither the editor nor the command line looks for payloads in them. */
export const skippedFolders: readonly string[] = ['node_modules', '.git', '.hg', '.svn'];

/** Glob of everything in {@link skippedFolders}. */
export const skippedGlob = `**/{${skippedFolders.join(',')}}/**`;

/** Whether a path, relative to the searched folder, leads into one of {@link skippedFolders}. */
export function isSkipped(path: string): boolean {
  return path.split(/[\\/]/).some((name) => skippedFolders.includes(name));
}
