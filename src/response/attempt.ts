import type { Access } from '../auth/access';
import type { Kind, Write } from '../catalog/kinds';
import type { ByService } from '../difference/by-service';
import type { CheckedChange } from '../difference/kept';
import type { TheirChange } from '../difference/merge';
import type { Environment } from '../request/environment';
import type { GraphRequest } from '../request/graph-request';
import type { SendResult } from '../transport/http-answer';

/** A write that went out, or is about to. */
export interface Departure {
  readonly intent: Write;
  readonly kind: Kind;
  /** What people know the profile by, as the payload says. */
  readonly name?: string | undefined;
  /** Name or path of the payload file. */
  readonly file: string;
  readonly environment: Environment;
  readonly request: GraphRequest;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
}

/** What went out and what came back. Holds no token. */
export interface Attempt extends Departure {
  readonly result: SendResult;
  /** Whether the document was edited while the request was under way. */
  readonly documentChanged: boolean;
  /** Who sent it, where somebody is signed in. */
  readonly access?: Access | undefined;
  /** What an Update by difference changed, and whether the service kept it. */
  readonly changes?: readonly CheckedChange[] | undefined;
  /** What the service set or changed on its own, if its answer tells. */
  readonly byService?: ByService | undefined;
  /** What somebody else had changed meanwhile. */
  readonly theirs?: readonly TheirChange[] | undefined;
  /** What was found out later, as a sentence, if the answer leaves open what happened to the profile. */
  readonly foundOut?: string | undefined;
}
