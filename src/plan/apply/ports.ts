import type { GraphRequest } from '../../request/graph-request';
import type { PlanRow, Sending } from '../plan';
import type { ServicePorts } from '../service';
import type { Journal } from '../state/state';

/** What applying needs from outside. */
export interface ApplyPorts extends ServicePorts {
  readonly journal: Journal;
  /** Whether a file still has the text that was planned. */
  readonly unchanged: (file: string, digest: string) => boolean;
  /** Profiles that belong to a file, by `profileKey`. */
  readonly taken: ReadonlySet<string>;
}

/** A row that is sent. */
export interface Outgoing {
  readonly row: PlanRow;
  readonly send: Sending;
  readonly request: GraphRequest;
}
