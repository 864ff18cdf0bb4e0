import type { Change } from '../difference/compare';
import type { RememberedProfile } from '../difference/remembered-profile';
import type { TheirChange } from '../difference/merge';
import type { WorkOut } from '../difference/work';
import type { Environment } from '../request/environment';
import type { GraphRequest } from '../request/graph-request';
import type { Announcement } from '../response/announce';
import type { SendResult } from '../transport/http-answer';
import type { Target } from '../transport/target';

/** What is remembered of the payload's live profiles (contract §10.3). */
export interface ProfileMemory {
  /** The profile that the file was added as, or updated last. */
  find(environment: Environment): RememberedProfile | undefined;
  /** After a write, or a read that showed that there is nothing to write. */
  remember(environment: Environment, profile: RememberedProfile): void;
  /** After a read, before a write that may never happen. */
  note(environment: Environment, profile: RememberedProfile): void;
  /** For digests: random, for each workspace, and secret. */
  key(): Promise<string>;
}

/** Both sides of a live profile that somebody else changed before our Update came. */
export interface Conflict {
  readonly theirs: readonly TheirChange[];
  readonly ours: readonly Change[];
  /** What both changed: `before` is what somebody else made of it. */
  readonly both: readonly Change[];
}

/** What an Update by difference needs from outside. */
export interface UpdatePorts {
  readonly memory: ProfileMemory;
  /** A cancellation is a failure with the code `cancelled`. @throws Cancelled, HumanError: then nothing was sent */
  send(request: GraphRequest, target: Target): Promise<SendResult>;
  /** Compares and digests without blocking anybody. */
  readonly workOut: WorkOut;
  /** Says that the live profile is being read. */
  announce(announcement: Announcement): void;
  /** Waits for a read that lags, and says so. @param left reads to come. @throws Cancelled */
  wait(milliseconds: number, left: number): Promise<void>;
  /** Asks what to do about members that both sides changed. @throws Cancelled */
  resolve(conflict: Conflict): Promise<'ours' | 'theirs'>;
  newGuid(): string;
  now(): Date;
}
