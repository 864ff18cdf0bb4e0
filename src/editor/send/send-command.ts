import type * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { baseName } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import type { ResponseView } from '../../response/view';
import type { Outcome, SubmitState } from '../../submit';
import { withinBoundary } from '../error-boundary';
import { payloadDocument } from '../host/payload-document';
import { withDelayedProgress } from '../host/progress';
import { addRequestLine } from '../settings/settings';
import { toldOf } from '../panel/told';
import { followHeldBack } from './held-back';
import { nextSteps } from './next-steps';
import { sendOutcome, type SendOutcome } from './send-outcome';
import { submitPorts } from './submit-ports';
import type { SendServices } from './targets';

const verbs: Readonly<Record<Intent, { readonly title: string; readonly doing: string }>> = {
  add: { title: 'Add Profile', doing: 'Adding' },
  update: { title: 'Update Profile', doing: 'Updating' },
};

/** Adds the document as a new profile; returns the outcome. */
export const addProfile = (services: SendServices, uri?: vscode.Uri) => sendPayload(services, 'add', uri);

/** Changes an existing profile to what the document says; returns the outcome. */
export const updateProfile = (services: SendServices, uri?: vscode.Uri) => sendPayload(services, 'update', uri);

/** What is being added or updated now, by document: nothing is sent twice by impatience. */
const underWay = new Map<string, { readonly intent: Intent; readonly outcome: Promise<SendOutcome> }>();

/**
 * Add or Update: the document as it stands goes out, the answer comes up in the panel. Resolves with the outcome; what a
 * person may still choose (to look at the problems, to send anyway) does not hold it up. While the document is under way,
 * the same again is that attempt: a double click sends once.
 *
 * @throws HumanError when the other of Add and Update is under way
 */
async function sendPayload(
  services: SendServices,
  intent: Intent,
  uri: vscode.Uri | undefined,
  anyway = false,
): Promise<SendOutcome> {
  const document = await payloadDocument(uri);
  const key = document.uri.toString();
  const other = underWay.get(key);
  if (other?.intent === intent) return other.outcome;
  if (other) {
    throw new HumanError(
      `${baseName(document.uri.path)} is being sent. Wait for the response, or cancel the request first.`,
    );
  }
  const outcome = submitDocument(services, document, intent, anyway).then(sendOutcome);
  underWay.set(key, { intent, outcome });
  return outcome.finally(() => underWay.delete(key));
}

async function submitDocument(
  services: SendServices,
  document: vscode.TextDocument,
  intent: Intent,
  anyway: boolean,
): Promise<Outcome> {
  services.records.setIntent(document.uri, intent);
  const { submit } = await import('../../submit');
  const { title, doing } = verbs[intent];
  const send = (again: boolean) =>
    withinBoundary(title, services.log, () => sendPayload(services, intent, document.uri, again));
  return withDelayedProgress(`${doing} ${baseName(document.uri.path)}`, (watched) => {
    const submitter = { payload: document.uri, controller: watched.controller };
    const tell = (state: SubmitState) => {
      if (state.state === 'blocked') followHeldBack(services, { document, intent, submitter, send }, state);
      else services.panel.tell(toldOf(state, document.uri, nextSteps(state)), submitter);
      if (state.state === 'ended') {
        logAttempt(services.log, state.view);
        services.ended.fire({ attempt: state.attempt, view: state.view, payload: document.uri });
      }
    };
    const ports = submitPorts(services, document, intent, watched, tell);
    return submit({ intent, addRequestLine: addRequestLine(document), anyway }, ports);
  });
}

function logAttempt(log: vscode.LogOutputChannel, { request, answer }: ResponseView): void {
  log.info(`${request.method} ${request.url}: ${answer?.status ?? 'no answer'}`);
}
