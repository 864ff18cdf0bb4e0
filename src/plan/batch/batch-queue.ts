import { itemText } from './batch-request';
import { longestBatch, type BatchItem } from './item';

/** An item on its way. */
export interface QueuedItem {
  readonly item: BatchItem;
  /** How often it was sent and met “too busy”. */
  repeats: number;
  /** How often it was sent, or was about to be, and came to nothing that counts. */
  failures: number;
  /** Not to be sent before, in milliseconds of the sender's clock. */
  notBefore: number;
}

/** Items in order; what has to be sent again goes to the front, when its time has come. */
export class BatchQueue {
  private readonly fresh: QueuedItem[];
  private next = 0;
  private again: QueuedItem[] = [];

  constructor(items: readonly BatchItem[]) {
    this.fresh = items.map((item) => ({ item, repeats: 0, failures: 0, notBefore: 0 }));
  }

  get length(): number {
    return this.fresh.length - this.next + this.again.length;
  }

  putBack(entries: readonly QueuedItem[]): void {
    this.again.push(...entries);
  }

  /** Takes entries whose time has come: at most `most`, and no more text than a batch may have, but for a single one. */
  take(now: number, most: number, base: string): QueuedItem[] {
    const taken: QueuedItem[] = [];
    let length = 0;
    const fits = (entry: QueuedItem) => {
      const size = itemText(entry.item, base).length;
      if (taken.length >= most || (taken.length > 0 && length + size > longestBatch)) return false;
      length += size;
      taken.push(entry);
      return true;
    };
    this.again = this.again.filter((entry) => entry.notBefore > now || !fits(entry));
    for (let entry = this.fresh[this.next]; entry && fits(entry); entry = this.fresh[this.next]) this.next += 1;
    return taken;
  }

  /** Everything that is left. */
  drain(): QueuedItem[] {
    const left = [...this.again, ...this.fresh.slice(this.next)];
    this.again = [];
    this.next = this.fresh.length;
    return left;
  }

  /** When the next entry may go out; undefined when there is none. */
  readyAt(): number | undefined {
    if (this.next < this.fresh.length) return 0;
    return this.again.length === 0 ? undefined : Math.min(...this.again.map(({ notBefore }) => notBefore));
  }
}
