import { kindOfFileName } from '../catalog/file-names';
import type { KindTable } from '../catalog/kinds';
import { profileKey } from '../live/live-profile';
import { unusableId } from '../request/graph-request';
import type { PayloadFile } from './payload-file';
import type { PlanRow } from './plan';
import type { Journal, KnownProfile } from './state/state';

export interface OrphanOptions {
  readonly kinds: Pick<KindTable, 'findKind'>;
  /** Whether a file is there, by its absolute path. One that can't be looked at counts: a profile would be deleted for it. */
  readonly exists: (file: string) => boolean;
  /** How a path is shown. */
  readonly shown: (file: string) => string;
  /** IDs, in lower case, of files that are there and neither planned nor in the journal. */
  readonly owned?: ReadonlySet<string> | undefined;
}

/** A profile whose payload file is gone under all names that are known. */
export interface Orphan {
  /** By the name of the last write. */
  readonly profile: KnownProfile;
  /** All names; the first is that of the last write. */
  readonly names: readonly [string, ...string[]];
}

/**
 * The profiles whose payload file is gone, each once. A file that was moved or renamed with its ID isn't gone, as long as it is
 * planned or the journal knows it. Kinds don't count: which one the profile is may be what is wrong with a file.
 */
export function orphansOf(
  files: readonly PayloadFile[],
  journal: Pick<Journal, 'profiles'>,
  { exists, owned: others = new Set() }: OrphanOptions,
): Orphan[] {
  const owned = new Set([...others, ...files.flatMap(({ id, payload }) => [lower(id), lower(payload?.id)])]);
  const gone = new Map<string, [string, KnownProfile][]>();
  for (const [file, profile] of journal.profiles()) {
    const key = profileKey(profile.kind, profile.id);
    if (exists(file)) owned.add(lower(profile.id));
    else gone.set(key, [...(gone.get(key) ?? []), [file, profile]]);
  }
  return [...gone.values()].flatMap((entries): Orphan[] => {
    const [first, ...more] = entries.sort(([, a], [, b]) => (b.written ?? '').localeCompare(a.written ?? ''));
    if (!first || owned.has(lower(first[1].id))) return [];
    return [{ profile: first[1], names: [first[0], ...more.map(([file]) => file)] }];
  });
}

const lower = (id: string | undefined) => id?.toLowerCase();

/** The row of a profile that is deleted, or can't be. */
export function deleteRow(orphan: Orphan, files: readonly PayloadFile[], options: OrphanOptions): PlanRow | undefined {
  const { kind: kindId, id, etag } = orphan.profile;
  const { names } = orphan;
  const kind = options.kinds.findKind(kindId);
  if (!kind) return undefined;
  const path = options.shown(names[0]);
  const row = {
    path,
    absolute: names[0],
    kind: kindId,
    id,
    changes: [],
    reordered: [],
    problems: [],
    isPending: false,
  };
  const unclear = files.find((file) => {
    const { id: other = kindId } = file.kind ?? kindOfFileName(file.absolute, options.kinds) ?? {};
    return other === kindId && isIdUnclear(file);
  });
  const error = unusableId(id) ?? (unclear && `It may be ${unclear.path} now, whose ID can’t be read.`);
  if (error !== undefined) return { ...row, action: 'failed', error };
  return { ...row, action: 'delete', send: { what: 'delete', kind, id, etag, names } };
}

/** Whether a file may have an ID that nobody knows. */
const isIdUnclear = ({ id, error, problems }: PayloadFile) =>
  problems.some(({ rule, pointer }) => rule === 'duplicate-key' && pointer === '/id') ||
  (id === undefined && (error !== undefined || problems.some(({ rule }) => rule === 'syntax')));
