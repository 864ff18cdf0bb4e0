import { Cancelled, HumanError, type ErrorAction } from './errors';
import type { Intent, Kind, KindId } from './catalog/kinds';
import { type Problem, problemOf } from './validation/problem';
import type { Payload } from './payload/payload';
import type { Environment } from './request/environment';
import { buildRequest, type AddRequestLine, type GraphRequest } from './request/graph-request';
import { announceAttempt, type Announcement } from './response/announce';
import type { Attempt } from './response/attempt';
import { createdId } from './response/created-id';
import { describeAttempt } from './response/describe-attempt';
import { readAnswer } from './response/read-answer';
import { redactHeaders } from './text/redaction';
import type { ResponseView } from './response/view';
import type { SendResult } from './transport/http-answer';
import type { CheckedSnapshot } from './validation/check';

/** How to send a payload. */
export interface Submission {
  readonly intent: Intent;
  readonly addRequestLine: AddRequestLine;
  /** The person saw the errors and wants it sent all the same. */
  readonly anyway: boolean;
}

/** A write that is about to go out. */
export interface PendingWrite {
  readonly request: GraphRequest;
  readonly environment: Environment;
  readonly kind: Kind;
  /** `azureTenantId` of the payload. */
  readonly payloadTenant: string | undefined;
}

/** Everything that the flow needs from outside. */
export interface SubmitPorts {
  /** The payload as it stands, checked for the intent: what was checked, and nothing else, goes out. */
  check(): Promise<CheckedSnapshot> | CheckedSnapshot;
  /** The target; starts the sandbox at its first use, signs in where that is needed. @throws Cancelled, HumanError */
  environment(): Promise<Environment>;
  /** Told that errors keep the payload from being sent; `canSend`: whether “Send Anyway” could make sense. */
  blocked(errors: readonly Problem[], canSend: boolean): void;
  /** The profile that this file was last added as, in this environment. */
  knownId(environment: Environment): string | undefined;
  /** @throws Cancelled when the person does not give one */
  askId(kind: Kind): Promise<string>;
  rememberId(environment: Environment, id: string): void;
  /** Told that there is no such profile any more: what `knownId` said is not true. */
  forgetId(environment: Environment): void;
  /**
   * Asks whatever has to be asked before the write goes out.
   *
   * @throws Cancelled when the person says no; HumanError when it may not go out at all
   */
  guard(write: PendingWrite): Promise<void>;
  /** A cancellation is a failure with the code `cancelled`. @throws Cancelled, HumanError: then nothing was sent */
  send(request: GraphRequest, environment: Environment): Promise<SendResult>;
  /** Told before the request goes out: what stood in the panel is replaced. */
  sending(announcement: Announcement): void;
  /** Told why nothing went out: a refusal of ours, a sign-in that was given up. */
  notSent(why: string, actions: readonly ErrorAction[]): void;
  /** Told that something went out, or may have, and that what came of it cannot be shown. */
  notShown(why: string): void;
  /** Whether the document is still as it was sent. */
  unchanged(): boolean;
  show(view: ResponseView, answerBody: string | undefined): void;
  newGuid(): string;
  now(): Date;
}

/** How it ended, as plain data (contract §5). */
export interface Outcome {
  readonly status: 'sent' | 'blocked' | 'cancelled' | 'failed';
  readonly intent: Intent;
  readonly kind: KindId | undefined;
  readonly environment: Environment['name'] | undefined;
  readonly response?: {
    readonly status: number;
    /** As the panel shows them: cookies and the like redacted. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly durationMs: number;
  };
  readonly problems: readonly Problem[];
  readonly error?: string;
}

/** Without these there is nothing that could be sent, whatever the person says. */
const unsendable: readonly string[] = ['syntax', 'not-an-object', 'unknown-kind'];

/**
 * The whole way of a payload: checked snapshot → request → answer → view. Every ending is an {@link Outcome};
 * a failure is said in `error` and shown by the ports, nothing that was received is lost.
 */
export async function submit(submission: Submission, ports: SubmitPorts): Promise<Outcome> {
  const { intent } = submission;
  let payload: Payload | undefined;
  let problems: readonly Problem[] = [];
  let way: keyof typeof unexpected = 'here';
  let sent: Sent | undefined;
  let environment: Environment | undefined;
  const end = (status: Outcome['status'], more?: Partial<Outcome>): Outcome => ({
    status,
    intent,
    kind: payload?.kind?.id,
    environment: environment?.name,
    problems,
    ...more,
  });

  try {
    const { snapshot, check } = await ports.check();
    payload = snapshot.payload;
    problems = check.findings.map(problemOf);
    const errors = problems.filter((problem) => problem.severity === 'error');
    const canSend = payload.kind !== undefined && !errors.some((problem) => unsendable.includes(problem.rule));
    const { kind } = payload;
    if (!kind || !canSend || (errors.length > 0 && !submission.anyway)) {
      ports.blocked(errors, canSend);
      return end('blocked');
    }

    environment = await ports.environment();
    const target = environment;
    // The root `id`; else the profile that the file was last added as; else what the person says.
    const known = intent === 'update' && payload.id === undefined ? ports.knownId(target) : undefined;
    const id = intent === 'update' ? (payload.id ?? known ?? (await ports.askId(kind))) : undefined;
    const request = buildRequest(payload, kind, {
      intent,
      base: target.base,
      addRequestLine: submission.addRequestLine,
      id,
      clientRequestId: ports.newGuid(),
    });

    await ports.guard({ request, environment: target, kind, payloadTenant: payload.tenantId });

    const sentAt = ports.now().toISOString();
    const attempt = { intent, kind, file: snapshot.fileName, environment: target, request };
    ports.sending(announceAttempt(attempt));
    way = 'sending';
    sent = { ...attempt, sentAt };
    const result = await ports.send(request, target);
    way = 'back';
    const read = result.ok ? readAnswer(attempt, result.answer) : undefined;
    const created = read && createdId(attempt, read);
    if (created !== undefined) ports.rememberId(target, created);
    if (known !== undefined && read?.status === 404) ports.forgetId(target);
    const view = describeAttempt({ ...attempt, sentAt, documentChanged: !ports.unchanged(), result }, read);
    ports.show(view, result.ok ? result.answer.body : undefined);
    if (!result.ok) {
      return end(result.failure.code === 'cancelled' ? 'cancelled' : 'failed', { error: view.headline });
    }

    const { status, headers, body, durationMs } = result.answer;
    return end('sent', { response: { status, headers: Object.fromEntries(redactHeaders(headers)), body, durationMs } });
  } catch (error) {
    // What fails once the request is back says nothing of whether it was sent.
    const why = way === 'back' ? undefined : reasonOf(error);
    if (why !== undefined) ports.notSent(why, HumanError.is(error) ? error.actions : []);
    else if (!sent) ports.notSent(unexpected[way], []);
    else if (!showOpen(sent, unexpected[way], ports)) ports.notShown(unexpected[way]);
    if (why === undefined) throw error;
    return end(Cancelled.is(error) ? 'cancelled' : 'failed', { error: why });
  }
}

const lookFirst =
  'what came of it could not be shown. Look whether it was carried out before you send it again. The log says why.';

/** What nobody expected, by how far the request had come: whoever reads “not sent” sends again. */
const unexpected = {
  here: 'Something went wrong that nobody expected. The log says what.',
  sending: `The request may have gone out; ${lookFirst}`,
  back: `The request went out; ${lookFirst}`,
} as const;

type Sent = Omit<Attempt, 'result' | 'documentChanged'>;

/** Shows a request of which nobody can say what came of it, as one without an answer; whether that could be shown. */
function showOpen(sent: Sent, message: string, ports: SubmitPorts): boolean {
  const failure = { code: 'unexpected', message, advice: [], mayHaveArrived: true };
  try {
    const attempt = { ...sent, documentChanged: !ports.unchanged(), result: { ok: false, failure } as const };
    ports.show(describeAttempt(attempt), undefined);
    return true;
  } catch {
    // The panel itself is what failed; the caller passes the first error on.
    return false;
  }
}

/** Why nothing was sent, as a sentence; `undefined` for what nobody expected. */
function reasonOf(error: unknown): string | undefined {
  if (Cancelled.is(error)) return 'Not sent: you cancelled it.';
  return HumanError.is(error) ? error.message : undefined;
}
