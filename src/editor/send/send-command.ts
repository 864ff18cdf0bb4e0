import type * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import { Cancelled } from '../../errors';
import type { Environment } from '../../request/environment';
import type { UpdateBody } from '../../request/graph-request';
import type { ResponseView } from '../../response/view';
import type { PendingWrite, Submission, SubmitOutcome, SubmitState } from '../../submit/submission';
import type { CheckedSnapshot } from '../../validation/check';
import type { AskingArgument } from '../host/arguments';
import { withinBoundary } from '../error-boundary';
import { uriKey } from '../host/disk-key';
import { payloadDocument } from '../host/payload-document';
import { withDelayedProgress } from '../host/progress';
import { addRequestLine, updateBody as updateBodyOf } from '../settings/settings';
import { completeAnswer, toldOf } from '../panel/told';
import { addOrUpdate } from './add-or-update';
import { followBlocked } from './follow-blocked';
import { nextSteps } from './next-steps';
import { oneAtATime } from './one-at-a-time';
import { declinedOutcome, failedOutcome, sendOutcome, type SendOutcome } from './send-outcome';
import { submitPorts } from './submit-ports';
import type { SendServices } from './targets';

const verbs: Readonly<Record<Intent, { readonly title: string; readonly doing: string }>> = {
  add: { title: 'Add Profile', doing: 'Adding' },
  update: { title: 'Update Profile', doing: 'Updating' },
};

/**
 * Adds each document as a new profile; returns the outcome, of several a list. A person is asked first about one that is
 * a live profile already. Code that names a file means what it calls, and its outcome waits for nobody.
 */
export const addProfile = (services: SendServices, { uris, isByCode }: AskingArgument) =>
  isByCode
    ? outcomeOf(services, 'add', () => sendPayload(services, 'add', uris[0]))
    : sendAll(services, 'add', uris, askAndAdd);

/** Changes an existing profile to what each document says; returns the outcome, of several a list. */
export const updateProfile = (services: SendServices, uris: readonly vscode.Uri[]) =>
  sendAll(services, 'update', uris, (all, uri) => sendPayload(all, 'update', uri));

async function sendAll(
  services: SendServices,
  intent: Intent,
  uris: readonly vscode.Uri[],
  sendOne: (services: SendServices, uri: vscode.Uri | undefined) => Promise<SendOutcome>,
): Promise<SendOutcome | readonly SendOutcome[]> {
  if (uris.length < 2) return outcomeOf(services, intent, () => sendOne(services, uris[0]));
  const { sendSelection } = await import('./send-selection');
  const asked = { ...services, isAsked: true };
  return sendSelection(intent, uris, (uri) => outcomeOf(services, intent, () => sendOne(asked, uri)));
}

/** The outcome, even if nothing can be sent, as for a live profile: the person is told, and code gets it (contract §5). */
async function outcomeOf(
  services: SendServices,
  intent: Intent,
  send: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
  let why: unknown;
  const { title } = verbs[intent];
  const outcome = await withinBoundary(title, services.log, () =>
    send().catch((error: unknown) => {
      why = error;
      throw error;
    }),
  );
  return outcome ?? failedOutcome(intent, why, title, services.livePlace()?.name);
}

/** The same as a person would do it, for somebody who may give up, and to whom the person said what may be sent. */
export const sendFor = (services: SendServices, intent: Intent, uri: vscode.Uri, how: OnBehalf) =>
  outcomeOf(services, intent, () =>
    intent === 'add' ? askAndAdd(services, uri, how) : sendPayload(services, 'update', uri, how),
  );

async function askAndAdd(
  services: SendServices,
  uri: vscode.Uri | undefined,
  how: Partial<OnBehalf> = {},
): Promise<SendOutcome> {
  const document = await payloadDocument(uri);
  // Looked at when the person presses: by the time of the answer to a question, the other one may have ended.
  const other = underWay.get(uriKey(document.uri));
  if (other?.isTold) await other.outcome.catch(() => undefined);
  else if (other?.intent === 'add') return other.outcome;
  // Checks the current text: finding out whether it is an Add may take a while, and the person may go on typing.
  const checking = services.snapshots.check(document, 'add');
  const meant = await addOrUpdate(services, document, checking);
  if (meant === undefined) return declinedOutcome('add', await checking, services.livePlace()?.name);
  return sendPayload(services, meant, document.uri, { ...how, ...(meant === 'add' && { checking }) });
}

/** The same with the whole payload, whatever the live profile has already. */
export const updateWhole = (services: SendServices, uri?: vscode.Uri) =>
  outcomeOf(services, 'update', () => sendPayload(services, 'update', uri, { updateBody: 'payload' }));

/** What is about to be sent, before anything is: what the request is made of. */
export interface AboutToSend extends Pick<Submission, 'addRequestLine' | 'updateBody'> {
  readonly payload: CheckedSnapshot['snapshot']['payload'];
  readonly environment: Environment;
}

/** For somebody else than the person. It holds for this attempt alone, not for what the person makes of it later. */
interface OnBehalf {
  readonly signal: AbortSignal;
  /** @throws HumanError if that isn't what the person confirmed */
  readonly assertConfirmed: (sent: AboutToSend) => void;
}

/** What is out of the ordinary. */
interface HowToSend extends Partial<OnBehalf> {
  /** The person saw the errors and wants it sent all the same. */
  readonly anyway?: boolean;
  readonly updateBody?: UpdateBody;
  /** The check of what is sent, where one was begun already. */
  readonly checking?: Promise<CheckedSnapshot>;
}

/** What is being added or updated now, by document: nothing is sent twice by impatience. */
const underWay = new Map<string, UnderWay>();

interface UnderWay {
  readonly intent: Intent;
  readonly outcome: Promise<SendOutcome>;
  /**
   * Whether the person knows how it ended, while it's still being compared, or told to other windows. What the person does
   * next is another attempt, which waits for that.
   */
  isTold?: boolean;
}

/**
 * Add or Update: the document as it stands goes out, the answer comes up in the panel. Resolves with the outcome; what a
 * person may still choose (to look at the problems, to send anyway) does not hold it up. Until the person is told how it ended,
 * the same again is that attempt: a double click sends once.
 *
 * @throws HumanError when the other of Add and Update, or a plan with the document in it, is under way
 */
async function sendPayload(
  services: SendServices,
  intent: Intent,
  uri: vscode.Uri | undefined,
  how: HowToSend = {},
): Promise<SendOutcome> {
  const document = await payloadDocument(uri);
  const key = uriKey(document.uri);
  const other = underWay.get(key);
  if (other?.isTold) {
    await other.outcome.catch(() => undefined);
    return sendPayload(services, intent, uri, how);
  }
  if (other?.intent === intent) return other.outcome;
  const outcome = oneAtATime(services.sending, [key], () =>
    submitDocument(services, document, intent, how).then(sendOutcome),
  ).finally(() => {
    if (underWay.get(key)?.outcome === outcome) underWay.delete(key);
  });
  if (!underWay.has(key)) underWay.set(key, { intent, outcome });
  return outcome;
}

async function submitDocument(
  services: SendServices,
  document: vscode.TextDocument,
  intent: Intent,
  {
    anyway = false,
    updateBody = updateBodyOf(document),
    checking = services.snapshots.check(document, intent),
    signal,
    assertConfirmed,
  }: HowToSend,
): Promise<SubmitOutcome> {
  // Begun already, because the person may go on typing until everything is loaded. submit() handles its failure.
  checking.catch(() => undefined);
  const { submit } = await import('../../submit');
  const { title, doing } = verbs[intent];
  const send = (again: boolean) =>
    withinBoundary(title, services.log, () =>
      sendPayload(services, intent, document.uri, { anyway: again, updateBody }),
    );
  const file = services.records.follow(document.uri);
  let leave: (() => Promise<void>) | undefined;
  return withDelayedProgress(`${doing} ${baseName(document.uri.path)}`, async (watched) => {
    if (signal?.aborted) throw new Cancelled();
    signal?.addEventListener('abort', () => watched.controller.abort(), { once: true });
    const submitter = { payload: document.uri, controller: watched.controller };
    const tell = (state: SubmitState) => {
      const sent = underWay.get(uriKey(document.uri));
      if (sent && state.state !== 'sending') sent.isTold = true;
      if (state.state === 'blocked') followBlocked(services, { document, intent, submitter, send }, state);
      else {
        const steps = nextSteps(services, state, document.uri, () => send(false));
        const told = toldOf(state, document.uri, steps);
        if (state.state === 'ended' && state.isShown) completeAnswer(services.panel, told.shown);
        else services.panel.tell(told, submitter);
        if (state.state === 'answered') watched.finish();
      }
      if (state.state === 'ended') {
        logAttempt(services.log, state.view);
        services.ended.fire({ attempt: state.attempt, view: state.view, payload: document.uri });
      }
    };
    const how = { anyway, updateBody, addRequestLine: addRequestLine(document) };
    const own = submitPorts(services, document, file, () => checking, watched, tell);
    const ports = {
      ...own,
      async target() {
        const target = await own.target();
        const { payload } = (await checking).snapshot;
        assertConfirmed?.({ ...how, payload, environment: target.environment });
        return target;
      },
      async guard(write: PendingWrite) {
        await own.guard(write);
        const { enter } = await import('./other-windows');
        leave = await enter(services, document.uri.toString(), write.target.environment);
      },
    };
    return submit({ intent, uri: document.uri.toString(), ...how }, ports);
  }).finally(async () => {
    file.dispose();
    await leave?.();
  });
}

function logAttempt(log: vscode.LogOutputChannel, { request, answer }: ResponseView): void {
  log.info(`${request.method} ${request.url}: ${answer?.status ?? 'no response'}`);
}
