import type { Intent } from '../../catalog/kinds';
import type { RememberedProfile } from '../../difference/remembered-profile';
import type * as vscode from 'vscode';

/** What is remembered about one file. */
export interface FileRecord {
  /** What the person chose to do with it, if they chose. */
  readonly intent?: Intent;
  /** The profile that it was last added as or that it updated, by environment and tenant. No values, only IDs and digests. */
  readonly known?: Readonly<Record<string, RememberedProfile>>;
  /** When it was written, here or in another window, in milliseconds since 1970. Profiles that are read in passing don't count. */
  readonly at?: number;
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

/** What version 0.1 kept about files, under two keys of its own. */
export function ofVersion1(state: Pick<vscode.Memento, 'get'>): Map<string, FileRecord> {
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
