import { lagLimit, lagWaits, type RememberedProfile } from '../difference/remembered-profile';
import { rootMembers } from '../difference/root-members';
import { parseBy } from '../difference/work';
import { profileKey, type LiveDocument } from '../live/live-profile';
import { unusableId } from '../request/graph-request';
import { lookUp, type LostAdd } from './look-up';
import { deleteRow, orphansOf, type OrphanOptions } from './orphans';
import type { PayloadFile, SendableFile } from './payload-file';
import type { Plan, PlanRow } from './plan';
import { readMany, type ReadResult, type WantedRead } from './read-many';
import { addRow, comparedRow, stoppedRow } from './row';
import { pause, type ServicePorts } from './service';
import type { Journal, KnownProfile } from './state/state';

export interface PlanOptions extends OrphanOptions {
  /** Whether profiles of payload files that are gone are to be deleted. */
  readonly prune: boolean;
  /** Whether Adds that may have been carried out go out again. */
  readonly retryUnknown: boolean;
  /** What is known about our own writes beyond the journal. */
  readonly memory?: WriteMemory;
}

/** What is remembered about the members of live profiles that were written (contract §10.2 (6), §10.3). */
export interface WriteMemory {
  /** Of digests. */
  readonly key: string;
  /** What our last write left, as long as reads may lag behind it. */
  recent(file: PayloadFile): RememberedProfile | undefined;
  /** Receives what is known about a profile that equals its file. */
  unchanged(file: PayloadFile, profile: RememberedProfile): void;
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
  const open = sendableFiles(files, rows);
  await findPending(open, takenBy(files, journal), rows, journal, options, ports);
  await readLive(open, rows, journal, ports, options.memory);
  const orphans = orphansOf(files, journal, options);
  const orphaned = orphans.map(({ names: [file], profile: { kind, id } }) => ({ path: options.shown(file), kind, id }));
  const deletes = options.prune ? orphans.flatMap((orphan) => deleteRow(orphan, files, options) ?? []) : [];
  return {
    base: ports.environment.base,
    rows: [...files.flatMap((file) => rows.get(file) ?? []), ...deletes],
    orphaned: options.prune ? [] : orphaned,
  };
}

/** The files whose outcome depends on live profiles; the others get their rows. If several files have one ID, they all conflict. */
function sendableFiles(files: readonly PayloadFile[], rows: Map<PayloadFile, PlanRow>): SendableFile[] {
  const sendable: SendableFile[] = [];
  for (const file of files) {
    const [other] = sameProfile(file, files);
    const unusable = unusableId(file.id ?? '');
    if (file.error !== undefined) rows.set(file, stoppedRow(file, 'failed', file.error));
    else if (!isSendable(file)) rows.set(file, stoppedRow(file, 'blocked'));
    else if (unusable !== undefined) rows.set(file, stoppedRow(file, 'failed', unusable));
    else if (other) rows.set(file, stoppedRow(file, 'conflict', `${other.path} has the same ID.`));
    else sendable.push(file);
  }
  return sendable;
}

const isSendable = (file: PayloadFile): file is SendableFile =>
  file.payload !== undefined && !file.problems.some(({ severity }) => severity === 'error');

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
  files: readonly SendableFile[],
  taken: ReadonlySet<string>,
  rows: Map<PayloadFile, PlanRow>,
  journal: Journal,
  { retryUnknown }: PlanOptions,
  ports: ServicePorts,
): Promise<void> {
  const lost = new Map<string, SendableFile>();
  const lostAdds: LostAdd[] = [];
  for (const file of files) {
    if (file.id !== undefined) continue;
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
      const document = await parseBy(ports.workOut, profile.text);
      const row = await comparedFile(file, { ...profile, document }, ports);
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
  files: readonly SendableFile[],
  rows: Map<PayloadFile, PlanRow>,
  journal: Journal,
  ports: ServicePorts,
  memory: WriteMemory | undefined,
): Promise<void> {
  let wanted = files.flatMap((file): WantedRead<SendableFile>[] => {
    const { payload, id } = file;
    return id !== undefined && !rows.has(file) ? [{ for: file, kind: payload.kind, id }] : [];
  });
  for (let round = 0; wanted.length > 0; round += 1) {
    const lagging: WantedRead<SendableFile>[] = [];
    const wait = lagWaits[round];
    await readMany(wanted, ports, async (one, result) => {
      const known = journal.profile(one.for.absolute);
      const lags = showsBefore(result, known, ports.date()) || (await showsOld(one.for, result, ports, memory));
      if (lags && wait !== undefined) lagging.push(one);
      else rows.set(one.for, await rowOf(one.for, result, lags, ports, memory));
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

/** The same, judged by what each member was before our last write. */
async function showsOld(
  file: SendableFile,
  result: ReadResult,
  { workOut }: ServicePorts,
  memory: WriteMemory | undefined,
): Promise<boolean> {
  const recent = memory?.recent(file);
  if (!memory || !recent || !result.ok) return false;
  return workOut('showsBefore', rootMembers(result.live.document), recent, file.payload, memory.key);
}

const stillOld = 'The service still shows it as it was before the last change. Try again in a few minutes.';

async function rowOf(
  file: SendableFile,
  result: ReadResult,
  lags: boolean,
  ports: ServicePorts,
  memory: WriteMemory | undefined,
): Promise<PlanRow> {
  if (!result.ok) return stoppedRow(file, result.status === 404 ? 'missing' : 'failed', result.message);
  if (lags) return stoppedRow(file, 'failed', stillOld);
  return comparedFile(file, result.live, ports, memory);
}

/** Compares a file with its live profile. @param memory learns which profiles equal their files */
async function comparedFile(
  file: SendableFile,
  live: LiveDocument,
  { workOut }: ServicePorts,
  memory?: WriteMemory,
): Promise<PlanRow> {
  const { payload } = file;
  const members = rootMembers(live.document);
  const { id, etag } = live;
  const about = { payload, live: members, version: { id, etag }, recent: memory?.recent(file), isOld: false };
  const { difference, read } = await workOut('compared', { ...about, key: memory?.key });
  if (read && difference.changes.length === 0) memory?.unchanged(file, read);
  return comparedRow(file, live, members, difference);
}
