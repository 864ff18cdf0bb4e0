import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { baseName } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import type { EnvironmentName } from '../../request/environment';
import type { ResponseView } from '../../response/view';
import type { Outcome, SubmitState } from '../../submit';
import { chosenEnvironment } from '../settings/environment-settings';
import { offer, withinBoundary } from '../error-boundary';
import { payloadDocument } from '../host/payload-document';
import { withDelayedProgress } from '../host/progress';
import { toVscodeRange } from '../host/ranges';
import { blockedHeadline } from '../panel/blocked';
import { noticeText } from '../host/shown-text';
import { addRequestLine } from '../settings/settings';
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
  const held = { document, version: document.version, intent, environment: chosenEnvironment() };
  const title = `${verbs[intent].doing} ${baseName(document.uri.path)}`;
  return withDelayedProgress(title, (watched) => {
    const tell = (state: SubmitState) => {
      services.panel.tell(state, { payload: document.uri, controller: watched.controller });
      if (state.state === 'blocked') void reportBlocked(services, held, state);
      if (state.state === 'notSent' && state.actions.length > 0) void offer(state.why, state.actions);
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

/** A payload as it stood when errors kept it back, and where it was to go. */
interface HeldBack {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly intent: Intent;
  readonly environment: EnvironmentName;
}

/** Says that errors keep a payload back, with a way to see them and, for schema doubts, to send it all the same. */
async function reportBlocked(
  services: SendServices,
  { document, version, intent, environment }: HeldBack,
  { errors, canSend }: Extract<SubmitState, { state: 'blocked' }>,
): Promise<void> {
  const choice = await vscode.window.showWarningMessage(
    noticeText(blockedHeadline(document.uri, errors)),
    'Show Problems',
    ...(canSend ? ['Send Anyway'] : []),
  );
  if (choice === 'Send Anyway') {
    // Of another text, or elsewhere, nobody has said that the errors do not matter.
    const asSeen = document.version === version && chosenEnvironment() === environment;
    await withinBoundary(verbs[intent].title, services.log, () => sendPayload(services, intent, document.uri, asSeen));
  } else if (choice === 'Show Problems') {
    const selection = errors[0] && toVscodeRange(errors[0].range);
    await vscode.window.showTextDocument(document, selection ? { selection } : {});
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}
