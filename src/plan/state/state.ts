import type { KindId } from '../../catalog/kinds';
import type { HumanError } from '../../errors';

/** The profile that a payload file stands for, as far as earlier runs know it. No values of it. */
export interface KnownProfile {
  readonly kind: KindId;
  readonly id: string;
  /** What `If-Match` takes: of the last read or write. */
  readonly etag?: string | undefined;
  /** When we wrote last; ISO 8601, UTC. */
  readonly written?: string | undefined;
  /** The ETag before our last write: a read that still gives it lags behind. */
  readonly replaced?: string | undefined;
}

/** An Add that was about to go out: until its end is noted, it may have been carried out. */
export interface PendingAdd {
  readonly kind: KindId;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** SHA-256 of the body that was sent. */
  readonly body: string;
}

/** What is kept between runs, by file. */
export interface PlanState {
  /** Of the service, without a slash at its end. */
  readonly base: string;
  readonly tenant?: string | undefined;
  readonly profiles: Map<string, KnownProfile>;
  readonly pending: Map<string, PendingAdd>;
}

/** What became of a file, to be noted. */
export interface Settled {
  /** Absolute path of the payload file. */
  readonly file: string;
  /** The profile that it stands for from now on; null for none any more; undefined where nothing changed. */
  readonly profile?: KnownProfile | null;
  /** Whether an Add of it may still have been carried out. */
  readonly stillPending?: boolean;
}

/** Where a run notes what it is about to do and what came of it. Each promise resolves when it can't get lost any more. */
export interface Journal {
  profile(file: string): KnownProfile | undefined;
  pending(file: string): PendingAdd | undefined;
  /** Every profile that earlier runs know, with the absolute path of its file. */
  profiles(): Iterable<readonly [file: string, profile: KnownProfile]>;
  /**
   * Every Add that earlier runs left open, with the absolute path of its file, or why the note about it can't be read; missing
   * if only the files themselves tell.
   */
  adds?(): Iterable<readonly [file: string, add: PendingAdd | HumanError]>;
  /** Adds that are about to go out. */
  begin(adds: ReadonlyMap<string, PendingAdd>): Promise<void>;
  settle(settled: readonly Settled[]): Promise<void>;
}

/** For planning without a state: nothing is known. */
export const emptyJournal: Journal = {
  profile: () => undefined,
  pending: () => undefined,
  profiles: () => [],
  begin: () => Promise.resolve(),
  settle: () => Promise.resolve(),
};
