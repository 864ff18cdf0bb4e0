import type { KindId } from '../../catalog/kinds';
import { Draft } from './draft';
import { isFull } from './failure';
import { Past, type PastView } from './past';
import { StoreFailure, type StoreChange, type Profile, type ProfileView, type Store, type StoreWrite } from './store';
import { Table } from './table';

/** Makes changes safe. */
export interface StoreJournal {
  /**
   * Resolves when all changes are safe: all of them or none.
   * @param table the state before the changes
   * @throws StoreFailure
   */
  append(changes: readonly StoreChange[], table: Table): Promise<void>;
  /** Called when everything is safe and reported: time to tidy up. Never throws. */
  tidy(table: Table): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly decide: (now: Pick<ProfileView, 'get'>) => StoreWrite;
  readonly resolve: (change: StoreChange) => void;
  readonly reject: (error: unknown) => void;
}

/** A store with a journal. Writes that arrive while others are being made safe share the next round. */
export class CommittingStore implements Store {
  private waiting: Waiting[] = [];
  private round: Promise<void> | undefined;
  private closed = false;
  private readonly listeners = new Set<(change: StoreChange) => void>();
  private readonly past: Past;

  constructor(
    private readonly journal: StoreJournal,
    private readonly table: Table,
    private revision: number,
    clock: () => number = () => performance.now(),
  ) {
    this.past = new Past(table, clock);
  }

  get(kind: KindId, id: string): Profile | undefined {
    return this.table.get(kind, id);
  }

  count(kind?: KindId): number {
    return this.table.count(kind);
  }

  all(kind: KindId): readonly Profile[] {
    return this.table.all(kind);
  }

  ago(milliseconds: number): PastView {
    return this.past.ago(milliseconds);
  }

  commit(decide: Waiting['decide']): Promise<StoreChange> {
    if (this.closed) return Promise.reject(new StoreFailure('closed', 'The sandbox has been stopped.'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ decide, resolve, reject });
      this.round ??= this.work();
    });
  }

  onDidChange(listener: (change: StoreChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.round;
    await this.journal.close();
  }

  private async work(): Promise<void> {
    // Waiting for the event loop lets requests that have already arrived join the first round.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const round = this.waiting;
      this.waiting = [];
      await this.commitRound(round);
    }
    this.round = undefined;
  }

  private async commitRound(round: readonly Waiting[]): Promise<void> {
    const draft = new Draft(this.table, this.revision);
    const decided: { waiting: Waiting; change: StoreChange }[] = [];
    const refused: { waiting: Waiting; error: unknown }[] = [];
    for (const waiting of round) {
      try {
        decided.push({ waiting, change: draft.add(waiting.decide(draft)) });
      } catch (error) {
        refused.push({ waiting, error });
      }
    }
    const changes = decided.map(({ change }) => change);
    try {
      if (changes.length > 0) await this.journal.append(changes, this.table);
    } catch (error) {
      // On its own, a small one may find room, a delete above all.
      if (round.length > 1 && isFull(error)) {
        for (const waiting of round) await this.commitRound([waiting]);
        return;
      }
      // A refusal may be due to a write of this round that failed after all.
      for (const waiting of round) waiting.reject(error);
      return;
    }
    this.revision = draft.lastRevision;
    for (const change of changes) {
      this.past.note(change);
      this.table.apply(change);
    }
    for (const { waiting, change } of decided) waiting.resolve(change);
    for (const { waiting, error } of refused) waiting.reject(error);
    this.tell(changes);
    await this.journal.tidy(this.table);
  }

  private tell(changes: readonly StoreChange[]): void {
    for (const change of changes) {
      for (const listener of this.listeners) {
        try {
          listener(change);
        } catch {
          // A listener's error is not the writer's: its change is safe.
        }
      }
    }
  }
}
