import { type GraphRequest, requestOf } from '../../request/graph-request';
import type { RootMembers } from '../../difference/root-members';
import type { PlanRow, RowWrite } from '../plan';
import type { ServicePorts } from '../service';
import type { Journal } from '../state/state';
import { leftOut } from '../../difference/compare';
import { deleteRequest } from '../../live/live-requests';
import type { HttpAnswer } from '../../transport/http-answer';

/** What applying a plan needs. */
export interface ApplyPorts extends ServicePorts {
  readonly journal: Journal;
  /** Whether a file still has the text that was planned; without a digest, whether it's still gone. */
  readonly unchanged: (file: string, digest: string | undefined) => boolean | Promise<boolean>;
  /** A sentence that says how an Add that wasn't found can be sent again. */
  readonly retryUnknown: string;
  /** Receives what a write left, if the answer or a later read tells. */
  readonly learned?: (written: Learned) => Promise<void>;
  /** Receives requests that were sent, or may have been, when their answer has come or won't come. */
  readonly sent?: (sent: Sent) => void;
  /** Profiles that belong to a file, by `profileKey`. */
  readonly taken: ReadonlySet<string>;
}

/** A write that was carried out, and what is known about the profile afterward. */
export interface Learned {
  readonly row: PlanRow;
  readonly send: RowWrite;
  readonly id: string;
  readonly etag: string | undefined;
  /** The profile; undefined if it isn't known. */
  readonly members: RootMembers | undefined;
  readonly from: 'answer' | 'read';
}

/** A row that is sent. */
export interface Outgoing {
  readonly row: PlanRow;
  readonly send: RowWrite;
  readonly request: GraphRequest;
}

/** A row that was sent, and what came back. */
export interface Sent extends Outgoing {
  /** When it was last sent. ISO 8601, UTC. */
  readonly sentAt: string;
  /** The answer, or a sentence that says why there is none. */
  readonly cameBack: HttpAnswer | string;
  /** Whether it is unknown what happened to the profile. */
  readonly isLost: boolean;
}

/**
 * The request of a row. An Update sends only what differs, and only to the version that was compared (contract §10.2).
 *
 * @throws HumanError for an id that no URL can carry
 */
export function writeRequest(send: RowWrite, base: string, clientRequestId: string): GraphRequest {
  if (send.what === 'delete') return deleteRequest(base, send.kind, send.id, clientRequestId, send.etag);
  const options = { base, addRequestLine: 'collection', clientRequestId } as const;
  if (send.what === 'add') return requestOf(send.payload, { ...options, intent: 'add' });
  const { id, etag, difference } = send;
  return requestOf(send.payload, { ...options, intent: 'update', id, etag, without: leftOut(difference) });
}
