import type { WorkOut } from '../../difference/work';
import type { GraphRequest } from '../../request/graph-request';
import type { SendResult } from '../../transport/http-answer';
import type { Delay } from '../../transport/repeat';
import { batchRequest } from './batch-request';
import { mostItems, type BatchItem } from './item';
import { judgeBatch, judgeSingle } from './judge';
import type { ItemResult, BatchOutcome } from './batch-outcome';
import { Pace } from './pace';
import { BatchQueue, type QueuedItem } from './batch-queue';

/** What sending needs from outside. */
export interface BatchPorts {
  /** Ends in `/beta`. */
  readonly base: string;
  /** One try of one request: repeats are decided here. @throws what means that nothing was sent */
  transmit(request: GraphRequest): Promise<SendResult>;
  /** Before items go out, each time: gives those that still may. The others are left to whoever said so. */
  departing?(items: readonly BatchItem[]): Promise<readonly BatchItem[]>;
  /** What came of items; each item exactly once. */
  arrived(results: readonly ItemResult[]): Promise<void>;
  /** Items that were surely not carried out, and go out again later. */
  postponed?(items: readonly BatchItem[]): Promise<void>;
  /** A wait has begun, in milliseconds: somebody may want to know why nothing happens. */
  waiting?(milliseconds: number): void;
  /** Does what takes long without blocking anybody. */
  readonly workOut: WorkOut;
  /** Something odd, as a sentence. */
  notice?(sentence: string): void;
  /** When it fires, nothing more goes out; what is under way is waited for. */
  readonly stop: AbortSignal;
  readonly delay: Delay;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly newGuid: () => string;
}

const stopped = 'It was canceled before this was sent.';

/** So many batches in a row that come to nothing, and nothing more goes out. */
const mostFailed = 5;

/**
 * Sends many requests through `$batch`: at most 20 in a batch, 4 batches at once (contract §11). 429, and 503 with
 * `Retry-After`, are waited for, of an item as of a whole batch; nothing else is sent again that may have been carried
 * out, but for reads. A service without `$batch` gets single requests, as many at once.
 *
 * @throws what `departing`, `arrived` and `transmit` throw, when nothing is under way any more
 */
export async function sendAll(items: readonly BatchItem[], ports: BatchPorts): Promise<void> {
  await new Sender(items, ports).run();
}

class Sender {
  private readonly queue: BatchQueue;
  private readonly pace = new Pace();
  private readonly underWay = new Set<Promise<void>>();
  private single = false;
  /** Batches in a row that came to nothing. */
  private failed = 0;
  /** Why nothing more goes out. */
  private stopReason: string | undefined;
  private error: { readonly thrown: unknown } | undefined;

  constructor(
    items: readonly BatchItem[],
    private readonly ports: BatchPorts,
  ) {
    this.queue = new BatchQueue(items);
  }

  async run(): Promise<void> {
    for (;;) {
      if (this.ports.stop.aborted) this.stopReason ??= stopped;
      if (this.error || this.stopReason !== undefined) break;
      if (this.launch()) continue;
      if (this.underWay.size === 0 && this.queue.length === 0) return;
      await this.pause();
    }
    await Promise.all(this.underWay);
    if (this.error) throw this.error.thrown;
    const why = this.stopReason ?? stopped;
    const left = this.queue.drain().map(({ item }) => ({ item, outcome: { state: 'unsent', why } as const }));
    if (left.length > 0) await this.ports.arrived(left);
  }

  /** Sends what may go out now. @returns whether anything did */
  private launch(): boolean {
    const now = this.ports.date();
    const room = Math.min(this.pace.room(now, this.underWay.size), this.single ? 1 : mostItems);
    const entries = room > 0 ? this.queue.take(now, room, this.ports.base) : [];
    if (entries.length === 0) return false;
    this.pace.departed(entries.length);
    const work = this.send(entries)
      .catch((thrown: unknown) => {
        this.error ??= { thrown };
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
    return true;
  }

  private async send(taken: readonly QueuedItem[]): Promise<void> {
    const { ports } = this;
    const going = ports.departing ? new Set(await ports.departing(taken.map(({ item }) => item))) : undefined;
    const entries = going ? taken.filter(({ item }) => going.has(item)) : taken;
    const [first] = entries;
    if (!first) return;
    const items = entries.map(({ item }) => item);
    const single = this.single;
    const result = await ports.transmit(
      single ? { ...first.item.request, repeat: 'never' } : batchRequest(items, ports.base, ports.newGuid()),
    );
    const context = { ...ports, now: ports.date() };
    await this.take(single ? judgeSingle(first, result, context) : await judgeBatch(entries, result, context));
  }

  private async take(judged: BatchOutcome): Promise<void> {
    const { results, again, throttledFor, isBatchThrottled: whole } = judged;
    if (judged.withoutBatch) this.single = true;
    if (judged.notice !== undefined) this.ports.notice?.(judged.notice);
    this.failed = judged.failed === undefined ? 0 : this.failed + 1;
    this.stopReason ??= judged.stopReason ?? (this.failed < mostFailed ? undefined : judged.failed);
    this.pace.took(results.length);
    // One or two items that are too much for the service say nothing of the others.
    const few = !whole && again.length <= Math.max(1, (again.length + results.length) / 10);
    if (throttledFor !== undefined && !few) {
      this.pace.throttled(this.ports.date(), throttledFor, whole);
      this.ports.waiting?.(throttledFor);
    } else if (results.length > 0) {
      this.pace.passed();
    }
    this.queue.putBack(again);
    if (again.length > 0) await this.ports.postponed?.(again.map(({ item }) => item));
    if (results.length > 0) await this.ports.arrived(results);
  }

  /** Until a batch has ended, a wait is over, or everything is to stop. */
  private async pause(): Promise<void> {
    const { delay, date, stop } = this.ports;
    const ready = this.queue.readyAt();
    const woken = new AbortController();
    const wake = () => woken.abort();
    stop.addEventListener('abort', wake, { once: true });
    const wait = ready === undefined ? 0 : Math.max(ready, this.pace.holdUntil) - date();
    const timer =
      wait > 0 || this.underWay.size === 0 ? [delay(Math.max(1, wait), woken.signal).catch(() => undefined)] : [];
    const stopping = new Promise<void>((resolve) => woken.signal.addEventListener('abort', () => resolve()));
    await Promise.race([...this.underWay, ...timer, stopping]);
    stop.removeEventListener('abort', wake);
    wake();
  }
}
