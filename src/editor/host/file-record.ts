import type { Intent } from '../../catalog/kinds';
import type { RememberedProfile } from '../../difference/remembered-profile';
import type * as vscode from 'vscode';
import { diskKey, isAtOrBelow, renamed } from './disk-key';

/** What is remembered about one file. */
export interface FileRecord {
  /** What the person chose to do with it, if they chose. */
  readonly intent?: Intent;
  /** The profile that it was last added as or that it updated, by environment and tenant. No values, only IDs and digests. */
  readonly known?: Readonly<Record<string, RememberedProfile>>;
  /** When it was written, here or in another window, in milliseconds since 1970. Profiles that are read in passing don't count. */
  readonly at?: number;
  /** The text of the file's URI as it was spelled last, unless that is the key. */
  readonly uri?: string | undefined;
}

/** The record of a file whose name is spelled so. The URI of an unsaved editor is no spelling of the file that it becomes. */
export const spelled = (record: FileRecord, key: string, uri: string): FileRecord => ({
  ...record,
  uri: uri !== key && diskKey(uri) === key ? uri : undefined,
});

/** A record by its key after a file was renamed. @param from its key. @param now its key now. @param to the text of its URI now */
export function renamedRecord(
  [key, record]: readonly [string, FileRecord],
  { from, now, to }: { readonly from: string; readonly now: string; readonly to: string },
): [string, FileRecord] {
  if (!isAtOrBelow(key, from)) return [key, record];
  const after = renamed(key, from, now);
  return [after, spelled(record, after, renamed(record.uri ?? key, from, to))];
}

/** The record without its large parts. */
export const withoutDigests = ({ known = {}, ...record }: FileRecord): FileRecord => ({
  ...record,
  known: Object.fromEntries(
    Object.entries(known).map(([place, one]) => [place, { ...one, digests: undefined, before: undefined }]),
  ),
});

/** The same record where no profile goes; else one without it. */
export function withoutKnown(
  record: FileRecord,
  isGone: (place: string, known: RememberedProfile) => boolean,
): FileRecord {
  const { known = {}, ...rest } = record;
  const places = Object.entries(known);
  const staying = places.filter(([place, one]) => !isGone(place, one));
  return staying.length === places.length ? record : { ...rest, known: Object.fromEntries(staying) };
}

/** What records are kept under. */
export const stateKey = 'files';

/** What was kept, perhaps by a version whose keys were spelled like the files. */
export function keptRecords(state: Pick<vscode.Memento, 'get'>): Map<string, FileRecord> {
  const stored = state.get<[string, FileRecord][]>(stateKey) ?? [...ofVersion1(state)];
  return new Map(
    stored.map(([uri, record]) => {
      const key = diskKey(uri);
      return [key, spelled(record, key, record.uri ?? uri)];
    }),
  );
}

/** What version 0.1 kept about files, under two keys of its own. */
function ofVersion1(state: Pick<vscode.Memento, 'get'>): Map<string, FileRecord> {
  const records = new Map(
    state.get<string[]>('intents', []).map((key): [string, FileRecord] => [key, { intent: 'update' }]),
  );
  for (const [placeAndFile, id] of state.get<[string, string][]>('knownIds', [])) {
    const at = placeAndFile.lastIndexOf(' ');
    const [place, key] = [placeAndFile.slice(0, at), placeAndFile.slice(at + 1)];
    const record = records.get(key);
    records.set(key, { ...record, known: { ...record?.known, [place]: { id } } });
  }
  return records;
}
