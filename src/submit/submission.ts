import type { Access } from '../auth/access';
import type { Intent, Kind, KindId } from '../catalog/kinds';
import type { Change } from '../difference/compare';
import type { KeptChange } from '../difference/kept';
import type { ErrorAction } from '../errors';
import type { Environment } from '../request/environment';
import type { AddRequestLine, GraphRequest, UpdateBody } from '../request/graph-request';
import type { Announcement } from '../response/announce';
import type { Attempt } from '../response/attempt';
import type { ResponseView } from '../response/view';
import type { Target } from '../transport/target';
import type { CheckedSnapshot } from '../validation/check';
import type { Problem } from '../validation/problem';
import type { UpdatePorts } from './update-ports';

/** How to send a payload. */
export interface Submission {
  readonly intent: Intent;
  readonly addRequestLine: AddRequestLine;
  /** The person saw the errors and wants it sent all the same. */
  readonly anyway: boolean;
  /** What an Update sends: what differs from the live profile, or the whole payload. */
  readonly updateBody: UpdateBody;
  /** URI of the payload, for what can be done about a failure. */
  readonly uri: string;
}

/** A write that is about to go out. */
export interface PendingWrite {
  readonly intent: Intent;
  readonly kind: Kind;
  readonly request: GraphRequest;
  readonly target: Target;
  /** `azureTenantId` of the payload; null where it is not one text. */
  readonly payloadTenant: string | null | undefined;
  /** What changes, where the live profile was read. */
  readonly changes?: readonly Change[] | undefined;
}

/** How far a submission has come. What is told takes the place of what was told before. */
export type SubmitState =
  /** Errors keep the payload back. `canSend`: whether “Send Anyway” could make sense. */
  | { readonly state: 'blocked'; readonly errors: readonly Problem[]; readonly canSend: boolean }
  /** A request goes out now: the write, or the reading before it. */
  | { readonly state: 'sending'; readonly announcement: Announcement }
  /** The live profile is as the payload says. */
  | { readonly state: 'unchanged'; readonly headline: string; readonly notes: readonly string[] }
  /** Nothing went out: the person canceled, a sign-in failed, a folder is in use. */
  | {
      readonly state: 'notSent';
      /** Nothing is wrong: the person gave it up. */
      readonly cancelled: boolean;
      readonly why: string;
      readonly actions: readonly ErrorAction[];
      readonly access: Access | undefined;
    }
  /** An answer came. What it tells of the profile takes longer to be worked out, and comes with `ended`. */
  | { readonly state: 'answered'; readonly attempt: Attempt; readonly view: ResponseView }
  /** An answer came, or none. `isShown`: it was told as `answered`, and stands; its changes alone are new. */
  | { readonly state: 'ended'; readonly attempt: Attempt; readonly view: ResponseView; readonly isShown?: true }
  /** Something went out, or may have, and what came of it can't be shown. */
  | { readonly state: 'notShown'; readonly why: string };

/** Everything that the flow needs from outside. */
export interface SubmitPorts extends Omit<UpdatePorts, 'announce'> {
  /** The payload as it stands, checked for the intent: what was checked, and nothing else, goes out. */
  check(): Promise<CheckedSnapshot> | CheckedSnapshot;
  /** The chosen environment, where nobody is asked anything and yet it takes a while until {@link target} is there. */
  starting?(): Environment | undefined;
  /** Where to send it: starts the sandbox at its first use, signs in where that is needed. @throws Cancelled, HumanError */
  target(): Promise<Target>;
  /** @throws Cancelled when the person does not give one */
  askId(kind: Kind): Promise<string>;
  /**
   * Asks whatever has to be asked before the write goes out.
   *
   * @throws Cancelled when the person says no; HumanError when it may not go out at all
   */
  guard(write: PendingWrite): Promise<void>;
  tell(state: SubmitState): void;
  /** Whether the document was edited since it was checked. */
  documentChanged(): boolean;
}

/** How a submission ended. */
export interface SubmitOutcome {
  readonly status: 'sent' | 'unchanged' | 'blocked' | 'cancelled' | 'failed';
  readonly intent: Intent;
  readonly kind: KindId | undefined;
  readonly environment: Environment['name'] | undefined;
  readonly problems: readonly Problem[];
  /** What went out and what came back; missing when nothing went out. */
  readonly attempt?: Attempt;
  /** What an Update by difference changes, in the payload's order. */
  readonly changes?: readonly KeptChange[];
  /** Why it was canceled or failed, as a sentence. */
  readonly error?: string;
}
