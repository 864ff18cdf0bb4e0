import type { Intent, KindId } from './catalog/kinds';
import type { KeptChange } from './difference/kept';
import { leftOut } from './difference/compare';
import { Cancelled, HumanError, nothingSent } from './errors';
import type { Environment } from './request/environment';
import { profileNameAt } from './payload/profile-name';
import { isSendable, requestOf, type SendablePayload } from './request/graph-request';
import { announce, type Announcement } from './response/announce';
import type { Attempt, Departure } from './response/attempt';
import { describeAttempt, withChanges } from './response/describe-attempt';
import { isSuccess, type ReadAnswer } from './response/read-answer';
import type { ResponseView } from './response/view';
import { checkUpdate, letGoOfProfile } from './submit/check-update';
import { byService } from './submit/by-service';
import { readInTime } from './submit/read-in-time';
import { rememberId, rememberWrite, type Whole } from './submit/remember-write';
import { tellStart } from './submit/start';
import type { SubmitOutcome, Submission, SubmitPorts } from './submit/submission';
import { describeUnchanged } from './submit/unchanged';
import { prepareAgain, prepareUpdate, type PreparedUpdate } from './submit/update';
import type { UpdatePorts } from './submit/update-ports';
import { onHostThread } from './text/host-thread';
import { cancelled, type SendResult } from './transport/http-answer';
import { accessOf, type Target } from './transport/target';
import type { CheckedSnapshot } from './validation/check';
import { problemOf, type Problem } from './validation/problem';

/**
 * The whole way of a payload: checked snapshot → target → request → attempt. Every ending is a {@link SubmitOutcome}, and the
 * person is told of it. An unexpected error is told, too, and thrown.
 */
export async function submit(submission: Submission, ports: SubmitPorts): Promise<SubmitOutcome> {
  const { intent, addRequestLine, anyway, updateBody, uri } = submission;
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

    tellStart(submission, payload, file, ports);
    const target = await ports.target();
    const { environment } = target;
    reached.environment = environment.name;
    reached.target = target;

    // An Update is one of the payload's own id, else of the profile that the file was added as, else the person says.
    const { kind } = payload;
    const find = async () => payload.id ?? ports.memory.find(environment)?.id ?? (await ports.askId(kind));
    const id = intent === 'update' ? await find() : undefined;

    const updatePorts = {
      ...ports,
      announce: (announcement: Announcement) => ports.tell({ state: 'sending', announcement }),
    };
    const byDifference = id !== undefined && updateBody === 'changes';
    let update = byDifference ? await prepareUpdate({ payload, id, target, uri }, updatePorts) : undefined;
    for (let isFirst = true; ; isFirst = false) {
      if (update?.difference.changes.length === 0) return unchanged(reached, update, ports);
      const request = requestOf(payload, {
        intent,
        base: environment.base,
        addRequestLine,
        id,
        clientRequestId: ports.newGuid(),
        without: update && leftOut(update.difference),
        etag: update?.etag,
      });
      const changes = update?.difference.changes;
      if (isFirst) await ports.guard({ intent, kind, request, target, payloadTenant: payload.tenantId, changes });

      const name = profileNameAt(kind, payload.document.tape);
      const departure = { intent, kind, name, file, environment, request, sentAt: ports.now().toISOString() };
      ports.tell({ state: 'sending', announcement: announce(departure) });
      reached.departure = departure;
      reached.stage = 'sending';
      const result = await ports.send(request, target);
      reached.stage = 'answered';
      if (update && isFirst && result.ok && result.answer.status === 412) {
        // Nothing was done: somebody else was faster.
        reached.stage = 'preparing';
        update = await prepareAgain(update, updatePorts);
        continue;
      }
      const whole = { payload, target, id, update };
      return await ended(reached, { ...departure, result }, whole, updatePorts, ports).finally(() => {
        if (result.ok) letGoOfProfile(result.answer);
      });
    }
  } catch (error) {
    // Until an answer is there, a cancellation or a HumanError means that nothing was sent. Any other error means that
    // once the request is on its way, nobody knows.
    const why = reached.stage === 'answered' ? undefined : declined(error);
    if (reached.shown) ports.tell({ state: 'ended', ...reached.shown, isShown: true });
    else if (why === undefined && reached.departure) tellOpen(reached.departure, unexpected[reached.stage], ports);
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

/** What a request was made of. */
interface Sent extends Whole {
  readonly update: PreparedUpdate | undefined;
}

/** An answer has come, or never will: remembers what it says and tells the person. */
async function ended(
  reached: Reached,
  sent: Departure & { readonly result: SendResult },
  { payload, target, id, update }: Sent,
  updatePorts: UpdatePorts,
  ports: SubmitPorts,
): Promise<SubmitOutcome> {
  const { result } = sent;
  const read = result.ok ? await readInTime(sent, result.answer, ports.workOut) : undefined;
  const changes = update && (await checkUpdate(update, read, updatePorts));
  const first: Attempt = {
    ...sent,
    documentChanged: ports.documentChanged(),
    access: accessOf(target),
    ...(update && { changes, theirs: update.theirs }),
  };
  const whole = { payload, target, id };
  // First of all, because the rest takes time and may fail. `rememberWrite` adds what the profile looks like.
  if (read && !update) rememberId(whole, first, read, updatePorts);
  if (read && isLong(payload, read)) {
    const shown = { attempt: first, view: describeAttempt(first, read) };
    ports.tell({ state: 'answered', ...shown });
    reached.shown = shown;
    // VS Code sends the message in a later turn, so any more work in this one would delay the answer.
    await new Promise((resolve) => setTimeout(resolve));
  }
  const attempt = read ? { ...first, byService: await byService(payload, update, read.answer, updatePorts) } : first;
  if (read && !update) await rememberWrite(whole, attempt, read, updatePorts);
  const view = reached.shown ? withChanges(reached.shown.view, attempt) : describeAttempt(attempt, read);
  ports.tell({ state: 'ended', attempt, view, ...(reached.shown && { isShown: true }) });
  const more = { attempt, ...(changes && { changes: changes.map(keptChange) }) };
  if (result.ok) return outcomeOf(reached, 'sent', more);
  const status = result.failure.code === cancelled ? 'cancelled' : 'failed';
  return outcomeOf(reached, status, { ...more, error: view.headline });
}

/** Whether an answer is so long that a person should see it before it is compared, in another thread, with the payload. */
const isLong = ({ document }: SendablePayload, { answer, form, status }: ReadAnswer) =>
  isSuccess(status) && document.text.length + (form === 'json' ? answer.body.length : 0) > onHostThread.compare;

/** The live profile already has everything in the payload: nothing is sent. */
function unchanged(reached: Reached, update: PreparedUpdate, ports: SubmitPorts): SubmitOutcome {
  ports.tell({ state: 'unchanged', ...describeUnchanged(update) });
  return outcomeOf(reached, 'unchanged', { changes: [] });
}

const keptChange = ({ property, before, after, kept }: KeptChange): KeptChange => ({ property, before, after, kept });

/** How far a submission has come, in case something goes wrong. */
interface Reached {
  stage: 'preparing' | 'sending' | 'answered';
  readonly intent: Intent;
  kind: KindId | undefined;
  environment: Environment['name'] | undefined;
  problems: readonly Problem[];
  target?: Target;
  departure?: Departure;
  /** The answer as it was shown before the comparison was done. */
  shown?: { readonly attempt: Attempt; readonly view: ResponseView };
}

function outcomeOf(
  { intent, kind, environment, problems }: Reached,
  status: SubmitOutcome['status'],
  more: Pick<SubmitOutcome, 'attempt' | 'changes' | 'error'> = {},
): SubmitOutcome {
  return { status, intent, kind, environment, problems, ...more };
}

/** Why nothing was sent, as a sentence; undefined for what nobody expected. */
function declined(error: unknown): string | undefined {
  if (Cancelled.is(error)) return nothingSent;
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
