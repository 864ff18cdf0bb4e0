import type { ApiBindings } from '../wire/api';
import type { StoreInstead } from '../wire/call';
import type { RequestIds } from '../wire/graph-error';

/** What a fault can use when it's simulated. */
export interface Stage {
  readonly request: Request;
  readonly bindings: ApiBindings;
  readonly ids: RequestIds;
  readonly now: Date;
  /** Milliseconds, if given; each fault that waits has its own default. */
  readonly delay: number | undefined;
  /** Writes per second, if given. */
  readonly rate: number | undefined;
  /**
   * Carries the request out, on another store if given. A fault that doesn't call it changes nothing in the store.
   */
  readonly answer: (instead?: StoreInstead) => Promise<Response>;
  /** Fires when the sandbox stops. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A scenario that a person or a test can arm. */
export interface Fault {
  /** The name for `--fault` and for the header. */
  readonly id: string;
  /** The label in a list. */
  readonly title: string;
  readonly play: (stage: Stage) => Promise<Response>;
}
