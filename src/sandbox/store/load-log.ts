import { Buffer } from 'node:buffer';
import { HumanError } from '../../errors';
import type { LogFile } from './files';
import { readLines } from './read-log';
import { formatVersion, readLine, type LogRecord } from './record';
import type { Profile } from './store';
import { Table } from './table';

export interface Loaded {
  readonly table: Table;
  /** The last number given to a write. */
  readonly revision: number;
  /** Bytes of the file. */
  readonly length: number;
  /** Records in the file, obsolete or not. */
  readonly records: number;
  /** Lines that couldn't be read, each with its line feed: damaged ones, or the incomplete last line of a write. */
  readonly damaged: readonly Buffer[];
}

function apply(profiles: Map<string, Profile>, record: LogRecord): void {
  if (record.op === 'put') profiles.set(`${record.profile.kind}/${record.profile.id}`, record.profile);
  else if (record.op === 'remove') profiles.delete(`${record.kind}/${record.id}`);
  else if (record.op === 'reset') profiles.clear();
}

/**
 * Replays a log. Damaged lines are skipped; nothing else is lost.
 *
 * @throws HumanError if a newer version of this program wrote the log
 */
export async function loadLog(file: LogFile): Promise<Loaded> {
  const profiles = new Map<string, Profile>();
  const damaged: Buffer[] = [];
  let [revision, length, records] = [0, 0, 0];
  for await (const { offset, bytes, whole } of readLines(file)) {
    length = offset + bytes.length + (whole ? 1 : 0);
    const record = whole ? readLine(bytes) : undefined;
    if (!record) {
      damaged.push(Buffer.concat([bytes, Buffer.from('\n')]));
      continue;
    }
    if (record.op === 'head' && record.version > formatVersion) {
      throw new HumanError('A newer version of Security Profiles wrote this data. Update, or use another folder.');
    }
    records += 1;
    revision = Math.max(revision, record.op === 'put' ? record.profile.revision : record.revision);
    apply(profiles, record);
  }
  const table = new Table();
  // Damage can change the order in which profiles first appear.
  const inOrder = [...profiles.values()].sort((a, b) => a.made - b.made);
  for (const profile of inOrder) table.apply({ what: 'added', profile });
  return { table, revision, length, records, damaged };
}
