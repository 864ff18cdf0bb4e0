import type { ApiBindings } from '../wire/api';
import type { StoreInstead } from '../wire/call';
import type { RequestIds } from '../wire/graph-error';

/** What a fault can work with when it is played. */
export interface Stage {
  readonly request: Request;
  readonly bindings: ApiBindings;
  readonly ids: RequestIds;
  readonly now: Date;
  /** Milliseconds that were asked for; each fault that waits has its own default. */
  readonly delay: number | undefined;
  /** Writes a second that were asked for. */
  readonly rate: number | undefined;
  /**
   * Carries the request out, over another store if need be. A fault that does not call it changes nothing in the store.
   */
  readonly answer: (instead?: StoreInstead) => Promise<Response>;
  /** Ends early when the sandbox stops. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A scenario that a person or a test can arm. */
export interface Fault {
  /** What is written after `--fault` and in the header. */
  readonly id: string;
  /** For a list to choose from. */
  readonly title: string;
  /** Whether the request is carried out all the same, as with an answer that is lost on its way. */
  readonly carriedOut: boolean;
  readonly play: (stage: Stage) => Promise<Response>;
}
