import type { Intent, Kind } from '../catalog/kinds';
import type { Environment } from '../request/environment';
import type { GraphRequest } from '../request/graph-request';
import type { HttpAnswer, SendResult } from '../transport/http-answer';
import type { GraphError } from './graph-error';
import type { BodyView } from './view';

/** A request that went out, and what became of it. */
export interface Attempt {
  readonly intent: Intent;
  readonly kind: Kind;
  /** Name or path of the payload file. */
  readonly file: string;
  readonly environment: Environment;
  readonly request: GraphRequest;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  /** Whether the document was edited while the request was under way. */
  readonly documentChanged: boolean;
  readonly result: SendResult;
}

/** An answer, read once for everything that is said about it. */
export interface ReadAnswer {
  readonly answer: HttpAnswer;
  readonly status: number;
  /** What the body is, whatever its media type says. */
  readonly form: BodyView['form'];
  /** The profile's id: what the service says, else what was asked for. */
  readonly id: string | undefined;
  readonly error: GraphError | undefined;
  /** Whether the body can be the answer of a Graph: a JSON object, or nothing. */
  readonly graphLike: boolean;
}
