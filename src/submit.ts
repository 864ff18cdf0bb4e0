import type { Access } from './auth/access';
import type { Intent, Kind, KindId } from './catalog/kinds';
import { Cancelled, HumanError, type ErrorAction } from './errors';
import type { Environment } from './request/environment';
import { profileNameAt } from './payload/profile-name-at';
import { isSendable, requestOf, type AddRequestLine, type GraphRequest } from './request/graph-request';
import { announce, type Announcement } from './response/announce';
import type { Attempt, Departure } from './response/attempt';
import { describeAttempt } from './response/describe-attempt';
import { createdId, readAnswer } from './response/read-answer';
import type { ResponseView } from './response/view';
import { cancelled, type SendResult } from './transport/http-answer';
import { accessOf, type Target } from './transport/target';
import type { CheckedSnapshot } from './validation/check';
import { problemOf, type Problem } from './validation/problem';

/** How to send a payload. */
export interface Submission {
  readonly intent: Intent;
  readonly addRequestLine: AddRequestLine;
  /** The person saw the errors and wants it sent all the same. */
  readonly anyway: boolean;
}

/** A write that is about to go out. */
export interface PendingWrite {
  readonly intent: Intent;
  readonly kind: Kind;
  readonly request: GraphRequest;
  readonly target: Target;
  /** `azureTenantId` of the payload; null where it is not one text. */
  readonly payloadTenant: string | null | undefined;
}

/** How far a submission has come. What is told takes the place of what was told before. */
export type SubmitState =
  /** Errors keep the payload back. `canSend`: whether “Send Anyway” could make sense. */
  | { readonly state: 'blocked'; readonly errors: readonly Problem[]; readonly canSend: boolean }
  /** The request goes out now. */
  | { readonly state: 'sending'; readonly announcement: Announcement }
  /** Nothing went out: the person canceled, a sign-in failed, a folder is in use. */
  | {
      readonly state: 'notSent';
      /** Nothing is wrong: the person gave it up. */
      readonly cancelled: boolean;
      readonly why: string;
      readonly actions: readonly ErrorAction[];
      readonly access: Access | undefined;
    }
  /** An answer came, or none. */
  | { readonly state: 'ended'; readonly attempt: Attempt; readonly view: ResponseView }
  /** Something went out, or may have, and what came of it can't be shown. */
  | { readonly state: 'notShown'; readonly why: string };

/** Everything that the flow needs from outside. */
export interface SubmitPorts {
  /** The payload as it stands, checked for the intent: what was checked, and nothing else, goes out. */
  check(): Promise<CheckedSnapshot> | CheckedSnapshot;
  /** Where to send it: starts the sandbox at its first use, signs in where that is needed. @throws Cancelled, HumanError */
  target(): Promise<Target>;
  /** What is remembered of the file: the profile that it was last added as, in each environment. */
  readonly ids: {
    find(environment: Environment): string | undefined;
    remember(environment: Environment, id: string): void;
    /** There is no such profile any more. */
    forget(environment: Environment): void;
  };
  /** @throws Cancelled when the person does not give one */
  askId(kind: Kind): Promise<string>;
  /**
   * Asks whatever has to be asked before the write goes out.
   *
   * @throws Cancelled when the person says no; HumanError when it may not go out at all
   */
  guard(write: PendingWrite): Promise<void>;
  /** A cancellation is a failure with the code `cancelled`. @throws Cancelled, HumanError: then nothing was sent */
  send(request: GraphRequest, target: Target): Promise<SendResult>;
  tell(state: SubmitState): void;
  /** Whether the document was edited since it was checked. */
  documentChanged(): boolean;
  newGuid(): string;
  now(): Date;
}

/** How a submission ended. */
export interface Outcome {
  readonly status: 'sent' | 'blocked' | 'cancelled' | 'failed';
  readonly intent: Intent;
  readonly kind: KindId | undefined;
  readonly environment: Environment['name'] | undefined;
  readonly problems: readonly Problem[];
  /** What went out and what came back; missing when nothing went out. */
  readonly attempt?: Attempt;
  /** Why it was canceled or failed, as a sentence. */
  readonly error?: string;
}

/**
 * The whole way of a payload: checked snapshot → target → request → attempt. Every ending is an {@link Outcome} that was
 * told; what nobody expected is told too, and thrown.
 */
export async function submit({ intent, addRequestLine, anyway }: Submission, ports: SubmitPorts): Promise<Outcome> {
  const reached: Reached = { stage: 'preparing', intent, kind: undefined, environment: undefined, problems: [] };
  try {
    const checked = await ports.check();
    const { payload, fileName: file } = checked.snapshot;
    reached.kind = payload.kind?.id;
    reached.problems = checked.check.findings.map(problemOf);
    const { errors, canSend } = obstaclesOf(checked);
    if (!isSendable(payload) || !canSend || (errors.length > 0 && !anyway)) {
      ports.tell({ state: 'blocked', errors, canSend });
      return outcomeOf(reached, 'blocked');
    }

    const target = await ports.target();
    const { environment } = target;
    reached.environment = environment.name;
    reached.target = target;

    // An Update is one of the payload's own id, else of the profile that the file was added as, else the person says.
    const { kind, tenantId: payloadTenant } = payload;
    const needsId = intent === 'update' && payload.id === undefined;
    const known = needsId ? ports.ids.find(environment) : undefined;
    const id = needsId ? (known ?? (await ports.askId(kind))) : undefined;
    const clientRequestId = ports.newGuid();
    const request = requestOf(payload, { intent, base: environment.base, addRequestLine, id, clientRequestId });
    await ports.guard({ intent, kind, request, target, payloadTenant });

    const name = profileNameAt(kind, payload.document.tape);
    const departure = { intent, kind, name, file, environment, request, sentAt: ports.now().toISOString() };
    ports.tell({ state: 'sending', announcement: announce(departure) });
    reached.departure = departure;
    reached.stage = 'sending';
    const result = await ports.send(request, target);
    reached.stage = 'answered';

    const attempt = { ...departure, result, documentChanged: ports.documentChanged(), access: accessOf(target) };
    const read = result.ok ? readAnswer(attempt, result.answer) : undefined;
    const created = read && createdId(attempt, read);
    if (created !== undefined) ports.ids.remember(environment, created);
    if (known !== undefined && read?.status === 404) ports.ids.forget(environment);
    const view = describeAttempt(attempt, read);
    ports.tell({ state: 'ended', attempt, view });
    if (result.ok) return outcomeOf(reached, 'sent', { attempt });
    const status = result.failure.code === cancelled ? 'cancelled' : 'failed';
    return outcomeOf(reached, status, { attempt, error: view.headline });
  } catch (error) {
    // Until an answer is there, a cancellation or a HumanError means that nothing was sent. Any other error means that
    // once the request is on its way, nobody knows.
    const why = reached.stage === 'answered' ? undefined : declined(error);
    if (why === undefined && reached.departure) tellOpen(reached.departure, unexpected[reached.stage], ports);
    else {
      const actions = HumanError.is(error) ? error.actions : [];
      const access = reached.target && accessOf(reached.target);
      ports.tell({
        state: 'notSent',
        cancelled: Cancelled.is(error),
        why: why ?? unexpected.preparing,
        actions,
        access,
      });
    }
    if (why === undefined) throw error;
    return outcomeOf(reached, Cancelled.is(error) ? 'cancelled' : 'failed', { error: why });
  }
}

/** What keeps a payload from being sent, and whether the person may send it all the same. */
export function obstaclesOf({ snapshot, check }: CheckedSnapshot) {
  const errors = check.findings.map(problemOf).filter(({ severity }) => severity === 'error');
  // Of a name that is there twice, a service may take another value than the one that was checked and asked about.
  const canSend = isSendable(snapshot.payload) && !errors.some(({ rule }) => rule === 'duplicate-key');
  return { errors, canSend };
}

/** How far a submission has come, for whatever goes wrong then. */
interface Reached {
  stage: 'preparing' | 'sending' | 'answered';
  readonly intent: Intent;
  kind: KindId | undefined;
  environment: Environment['name'] | undefined;
  problems: readonly Problem[];
  target?: Target;
  departure?: Departure;
}

function outcomeOf(
  { intent, kind, environment, problems }: Reached,
  status: Outcome['status'],
  more: Pick<Outcome, 'attempt' | 'error'> = {},
): Outcome {
  return { status, intent, kind, environment, problems, ...more };
}

/** Why nothing was sent, as a sentence; undefined for what nobody expected. */
function declined(error: unknown): string | undefined {
  if (Cancelled.is(error)) return 'Canceled. Nothing was sent.';
  return HumanError.is(error) ? error.message : undefined;
}

const look = 'Check whether the change was made before you send it again. The log has the details.';

/** What nobody expected, by how far the request had come: whoever reads “nothing was sent” sends again. */
const unexpected: Readonly<Record<Reached['stage'], string>> = {
  preparing: 'Something went wrong, and nothing was sent. The log has the details.',
  sending: `The request may have been sent, but its result can’t be shown. ${look}`,
  answered: `The request was sent, but its result can’t be shown. ${look}`,
};

/** Tells of a request whose result nobody knows: as an attempt without an answer, or plainly where that can't be shown. */
function tellOpen(departure: Departure, why: string, ports: SubmitPorts): void {
  const failure = { code: 'unexpected', message: why, advice: [], mayHaveArrived: true };
  const attempt: Attempt = { ...departure, documentChanged: false, result: { ok: false, failure } };
  try {
    ports.tell({ state: 'ended', attempt, view: describeAttempt(attempt) });
  } catch {
    // Showing is what failed; the caller passes the first error on.
    ports.tell({ state: 'notShown', why });
  }
}
