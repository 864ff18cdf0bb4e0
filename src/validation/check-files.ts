import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { decodeAsEditor } from '../document/utf8';
import { leadsOutOfAll } from '../files/leads-out';
import { mayPass } from '../files/patiently';
import { readBytes } from '../files/read-text-file';
import { inspectText, type Inspection, type InspectOptions } from './inspect';

/** A file to be read and checked in a worker. Plain data. */
export interface FileJob {
  /** Absolute. */
  readonly path: string;
  readonly options: InspectOptions;
  /** The state on disk whose outcome the caller knows: the file isn't read while it is that. */
  readonly knownState: string | undefined;
}

/** Files to be read and checked, and how. Plain data. */
export interface FileJobs {
  readonly files: readonly FileJob[];
  /** Absolute: a link that leads out of all of them isn't followed. None: any link is. */
  readonly folders: readonly string[];
  /** Bytes of the largest file that is read. */
  readonly largest: number;
}

/** What became of a file. Plain data; `state` is equal while the file on disk is, and empty for what may pass by itself. */
export type FileOutcome =
  | { readonly what: 'unchanged' }
  | { readonly what: 'checked'; readonly state: string; readonly inspection: Inspection }
  /** Not a regular file, gone, or too large; or it may not be read. On Windows, another program may only have it open. */
  | { readonly what: 'unreadable'; readonly state: string; readonly mayPass?: true }
  /** A link out of the folders. */
  | { readonly what: 'outside'; readonly state: string }
  /** Its bytes may be of another encoding than UTF-8. */
  | { readonly what: 'undecoded'; readonly state: string };

/** The part of node:fs that looks at files. */
export type Disk = Pick<typeof fs, 'lstatSync' | 'statSync' | 'realpathSync'>;

/** Reads and checks files, one after another. Never throws, whatever they are. */
export function* checkFiles(
  { files, folders, largest }: FileJobs,
  disk: Disk = fs,
  read: typeof readBytes = readBytes,
): Generator<FileOutcome, void> {
  const leaves = leadsOutOfAll(disk, folders);
  const checkedFolders = new Map<string, boolean>();
  const isInFolderOutside = (path: string) => {
    const folder = dirname(path);
    const found = checkedFolders.get(folder) ?? leaves(folder);
    checkedFolders.set(folder, found);
    return found;
  };
  for (const { path, options, knownState } of files) {
    try {
      const entry = disk.lstatSync(path);
      const stat = entry.isSymbolicLink() ? disk.statSync(path) : entry;
      // The link's own time too: its target doesn't show that the link was changed.
      const state = [stat.mtimeMs, stat.ctimeMs, stat.size, entry.ctimeMs].join(' ');
      if (knownState === state) yield { what: 'unchanged' };
      else if ((entry.isSymbolicLink() && leaves(path)) || isInFolderOutside(path)) yield { what: 'outside', state };
      else if (!stat.isFile() || stat.size > largest) yield { what: 'unreadable', state };
      else yield readAndCheck(path, state, options);
    } catch {
      yield { what: 'unreadable', state: '' };
    }
  }

  function readAndCheck(path: string, state: string, options: InspectOptions): FileOutcome {
    let bytes: Buffer;
    try {
      bytes = read(path, { largest, isRegular: true, isPatient: false });
    } catch (error) {
      const passes = mayPass((error as Error).cause) ? { mayPass: true as const } : {};
      return { what: 'unreadable', state: isLasting(error) ? state : '', ...passes };
    }
    const text = decodeAsEditor(bytes);
    if (text === undefined) return { what: 'undecoded', state };
    return { what: 'checked', state, inspection: inspectText(text, options) };
  }
}

/** Whether a file stays unreadable until it changes. Except on Windows, that includes a lack of permission. */
function isLasting(error: unknown): boolean {
  const { cause } = error as { readonly cause?: NodeJS.ErrnoException };
  const refused = process.platform === 'win32' ? [] : ['EACCES', 'EPERM'];
  return cause === undefined || refused.includes(cause.code ?? '');
}
