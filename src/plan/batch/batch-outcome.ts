import type { BatchItem, ItemOutcome } from './item';
import type { QueuedItem } from './batch-queue';

/** What came of an item. */
export interface ItemResult {
  readonly item: BatchItem;
  readonly outcome: ItemOutcome;
}

/** What a batch, or a single request, came to. */
export interface BatchOutcome {
  readonly results: readonly ItemResult[];
  /** To be sent again, each not before its time. */
  readonly again: readonly QueuedItem[];
  /** How long the service wants to be left alone, in milliseconds. */
  readonly throttledFor: number | undefined;
  /** Whether it was too busy for the batch itself. */
  readonly isBatchThrottled: boolean;
  /** Why the batch as a whole came to nothing. */
  readonly failed: string | undefined;
  /** Why nothing more should go out. */
  readonly stopReason: string | undefined;
  /** The service has no `$batch`. */
  readonly withoutBatch: boolean;
  /** Something odd that a person may want to know. */
  readonly notice: string | undefined;
}

/** A {@link BatchOutcome} in the making. */
export class BatchOutcomeBuilder implements BatchOutcome {
  readonly results: ItemResult[] = [];
  readonly again: QueuedItem[] = [];
  throttledFor: number | undefined;
  isBatchThrottled = false;
  failed: string | undefined;
  stopReason: string | undefined;
  withoutBatch = false;
  notice: string | undefined;

  settled({ item }: QueuedItem, outcome: ItemOutcome): void {
    this.results.push({ item, outcome });
  }

  /** @param notBefore milliseconds since 1970 */
  later(entry: QueuedItem, notBefore: number): void {
    entry.notBefore = notBefore;
    this.again.push(entry);
  }

  /** The item waits for its own time; everything else for the shortest that was asked for. */
  throttle(entry: QueuedItem, now: number, wait: number): void {
    this.later(entry, now + wait);
    this.throttledFor = Math.min(this.throttledFor ?? Infinity, wait);
  }

  sendSingly(entries: readonly QueuedItem[]): this {
    this.again.push(...entries);
    this.withoutBatch = true;
    return this;
  }

  wholeFailed(why: string): this {
    this.failed = why;
    return this;
  }

  stop(why: string): this {
    this.stopReason = why;
    return this;
  }
}
