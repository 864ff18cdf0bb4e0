import type { KindTable } from '../catalog/kinds';
import { lagLimit } from '../difference/known';
import { parseDocument } from '../document/parse-document';
import { lookUp, type LostAdd } from './look-up';
import { profileKey, type PayloadFile } from './payload-file';
import type { Plan, PlanRow } from './plan';
import { readMany, type ReadResult, type Wanted } from './read-many';
import { addRow, comparedRow, stopped } from './row';
import { lagWaits, pause, type ServicePorts } from './service';
import type { Journal, KnownProfile } from './state/state';

export interface PlanOptions {
  readonly kinds: Pick<KindTable, 'findKind'>;
  /** Whether profiles of payload files that are gone are to be deleted. */
  readonly prune: boolean;
  /** Whether Adds that may have been carried out go out again. */
  readonly retryUnknown: boolean;
  /** Whether a file is there, by its absolute path. */
  readonly exists: (file: string) => boolean;
  /** How a path is shown. */
  readonly shown: (file: string) => string;
}

/**
 * What would happen to each payload file: live profiles are read by `$batch`, each once, and compared. Nothing is
 * written, neither to the service nor to the journal.
 */
export async function makePlan(
  files: readonly PayloadFile[],
  journal: Journal,
  options: PlanOptions,
  ports: ServicePorts,
): Promise<Plan> {
  const rows = new Map<PayloadFile, PlanRow>();
  const open = files.filter((file) => {
    const row = rowWithoutReading(file, files);
    if (row) rows.set(file, row);
    return !row;
  });
  await findPending(open, takenBy(files, journal), rows, journal, options, ports);
  await readLive(open, rows, journal, ports);
  const orphans = [...journal.profiles()].filter(([file]) => !options.exists(file));
  const orphaned = orphans.map(([file, { kind, id }]) => ({ path: options.shown(file), kind, id }));
  const deletes = options.prune ? orphans.flatMap(([file, known]) => deleteRow(file, known, options) ?? []) : [];
  return {
    base: ports.environment.base,
    rows: [...files.flatMap((file) => rows.get(file) ?? []), ...deletes],
    orphaned: options.prune ? [] : orphaned,
  };
}

/** Files whose outcome doesn't depend on what is live. Every file of an id that two have is in conflict. */
function rowWithoutReading(file: PayloadFile, files: readonly PayloadFile[]): PlanRow | undefined {
  if (file.error !== undefined) return stopped(file, 'failed', file.error);
  if (!file.payload || file.problems.some(({ severity }) => severity === 'error')) return stopped(file, 'blocked');
  const others = sameProfile(file, files);
  if (others.length === 0) return undefined;
  return stopped(file, 'conflict', `${others[0]?.path ?? ''} has the same ID.`);
}

const indexes = new WeakMap<readonly PayloadFile[], Map<string, PayloadFile[]>>();

/** The other files of the profile that a file stands for. */
function sameProfile(file: PayloadFile, files: readonly PayloadFile[]): readonly PayloadFile[] {
  let index = indexes.get(files);
  if (!index) {
    index = new Map();
    for (const one of files) {
      if (one.id === undefined || !one.kind) continue;
      const key = profileKey(one.kind.id, one.id);
      index.set(key, [...(index.get(key) ?? []), one]);
    }
    indexes.set(files, index);
  }
  const { kind, id } = file;
  if (!kind || id === undefined) return [];
  return (index.get(profileKey(kind.id, id)) ?? []).filter((one) => one !== file);
}

/** Files without an id: Adds, but for those that an earlier run may have added. */
async function findPending(
  files: readonly PayloadFile[],
  taken: ReadonlySet<string>,
  rows: Map<PayloadFile, PlanRow>,
  journal: Journal,
  { retryUnknown }: PlanOptions,
  ports: ServicePorts,
): Promise<void> {
  const lost = new Map<string, PayloadFile>();
  const lostAdds: LostAdd[] = [];
  for (const file of files) {
    if (file.id !== undefined || !file.payload) continue;
    const pending = journal.pending(file.absolute);
    if (!pending) {
      rows.set(file, addRow(file));
      continue;
    }
    lost.set(file.absolute, file);
    lostAdds.push({ file: file.absolute, payload: file.payload, body: pending.body });
  }
  if (lostAdds.length === 0) return;
  const found = await lookUp(lostAdds, taken, ports);
  for (const [absolute, file] of lost) {
    const result = found.get(absolute);
    if (result?.profile) {
      const { profile } = result;
      const row = comparedRow(file, { ...profile, document: parseDocument(profile.text) });
      rows.set(file, { ...row, isPending: true });
    } else {
      rows.set(file, addRow(file, { why: result?.why ?? '', again: retryUnknown }));
    }
  }
}

/** Profiles that belong to a file, by {@link profileKey}. */
export function takenBy(files: Iterable<Pick<PayloadFile, 'kind' | 'id'>>, journal: Journal): ReadonlySet<string> {
  const taken = new Set([...journal.profiles()].map(([, { kind, id }]) => profileKey(kind, id)));
  for (const { kind, id } of files) if (kind && id !== undefined) taken.add(profileKey(kind.id, id));
  return taken;
}

/** Reads what is live of each file with an id. Reads that lag behind our own writes are made again for a while. */
async function readLive(
  files: readonly PayloadFile[],
  rows: Map<PayloadFile, PlanRow>,
  journal: Journal,
  ports: ServicePorts,
): Promise<void> {
  let wanted = files.flatMap((file): Wanted<PayloadFile>[] => {
    const { kind, id } = file;
    return kind && id !== undefined && !rows.has(file) ? [{ for: file, kind, id }] : [];
  });
  for (let round = 0; wanted.length > 0; round += 1) {
    const lagging: Wanted<PayloadFile>[] = [];
    const wait = lagWaits[round];
    await readMany(wanted, ports, (one, result) => {
      const known = journal.profile(one.for.absolute);
      const lags = showsBefore(result, known, ports.date());
      if (lags && wait !== undefined) lagging.push(one);
      else rows.set(one.for, rowOf(one.for, result, lags));
    });
    wanted = lagging;
    if (wanted.length > 0 && wait !== undefined) await pause(wait, ports);
  }
}

/** Whether a read shows what stood there before our own last write, which is ten minutes old at most (contract §10.2 (6)). */
function showsBefore(result: ReadResult, known: KnownProfile | undefined, now: number): boolean {
  if (known?.written === undefined || now - Date.parse(known.written) > lagLimit) return false;
  if (!result.ok) return result.status === 404;
  const { etag } = result.live;
  return etag !== undefined && etag !== known.etag && etag === known.replaced;
}

const stillOld = 'The service still shows it as it was before the last change. Try again in a few minutes.';

function rowOf(file: PayloadFile, result: ReadResult, lags: boolean): PlanRow {
  if (!result.ok) return stopped(file, result.status === 404 ? 'missing' : 'failed', result.message);
  return lags ? stopped(file, 'failed', stillOld) : comparedRow(file, result.live);
}

function deleteRow(file: string, { kind: kindId, id, etag }: KnownProfile, options: PlanOptions): PlanRow | undefined {
  const kind = options.kinds.findKind(kindId);
  if (!kind) return undefined;
  const path = options.shown(file);
  const send = { what: 'delete', kind, id, etag } as const;
  const none = { changes: [], reordered: [], problems: [], isPending: false };
  return { path, absolute: file, kind: kindId, id, action: 'delete', ...none, send };
}
