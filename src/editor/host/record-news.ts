import { withoutDigests, type FileRecord } from './file-record';
import type { RecordChange } from './record-exchange';

/** With more changes than this at once, their digests aren't told. */
const mostWithDigests = 200;

/** Distinguishes changes in this window from those elsewhere, and knows which came first. */
export class RecordNews {
  #told: Map<string, FileRecord>;
  readonly #gone = new Map<string, number>();
  #last = 0;

  /** @param records as they are kept with the workspace */
  constructor(records: ReadonlyMap<string, FileRecord>) {
    this.#told = new Map(records);
  }

  /** Stamps each record that has changed since the last call; returns the changes. */
  stamp(records: Map<string, FileRecord>): RecordChange[] {
    const at = (this.#last = Math.max(Date.now(), this.#last + 1));
    const changes: RecordChange[] = [];
    for (const [key, record] of records) {
      if (this.#told.get(key) === record) continue;
      const stamped = { ...record, at };
      records.set(key, stamped);
      changes.push({ key, record: stamped, at });
    }
    for (const key of this.#told.keys()) {
      if (records.has(key)) continue;
      this.#gone.set(key, at);
      changes.push({ key, record: null, at });
    }
    this.#told = new Map(records);
    if (changes.length <= mostWithDigests) return changes;
    return changes.map((change) => ({ ...change, record: change.record && withoutDigests(change.record) }));
  }

  /** Takes note of what was read in passing, or came from another window, so that nobody is told. */
  keep(key: string, record: FileRecord | undefined, at?: number): void {
    // This window's next change is later, whatever the two clocks say.
    if (at !== undefined) this.#last = Math.max(this.#last, at);
    if (record) this.#told.set(key, record);
    else this.#told.delete(key);
    if (!record && at !== undefined) this.#gone.set(key, at);
  }

  /** Whether a change was made after what this window has. */
  isLater({ key, at }: RecordChange): boolean {
    return at > (this.#told.get(key)?.at ?? this.#gone.get(key) ?? 0);
  }
}
