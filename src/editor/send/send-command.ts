import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { baseName } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import type { Problem } from '../../validation/problem';
import type { EnvironmentName } from '../../request/environment';
import { plainText } from '../../text/plain-text';
import type { Outcome } from '../../submit';
import { chosenEnvironment } from '../settings/environment-settings';
import { withinBoundary } from '../error-boundary';
import { payloadDocument } from '../host/payload-document';
import { withPatience } from '../host/progress';
import { toVscodeRange } from '../host/ranges';
import type { SendServices } from './services';
import { noticeText } from '../host/shown-text';
import { addRequestLine } from '../settings/settings';
import { submitPorts } from './submit-ports';

const verbs: Readonly<Record<Intent, { readonly title: string; readonly doing: string }>> = {
  add: { title: 'Add Profile', doing: 'Adding' },
  update: { title: 'Update Profile', doing: 'Updating' },
};

/** So many of the errors are named in the panel; Problems has them all. */
const named = 10;

/** Adds the document as a new profile; returns the outcome. */
export const addProfile = (services: SendServices, uri?: vscode.Uri) => sendPayload(services, 'add', uri);

/** Changes an existing profile to what the document says; returns the outcome. */
export const updateProfile = (services: SendServices, uri?: vscode.Uri) => sendPayload(services, 'update', uri);

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
): Promise<Outcome> {
  const document = await payloadDocument(uri);
  const key = document.uri.toString();
  const other = services.attempts.get(key);
  if (other?.intent === intent) return other.outcome;
  if (other) {
    throw new HumanError(`${baseName(document.uri.path)} is being sent. Wait for the answer, or cancel that first.`);
  }
  const outcome = attempt(services, document, intent, anyway);
  services.attempts.set(key, { intent, outcome });
  return outcome.finally(() => services.attempts.delete(key));
}

async function attempt(
  services: SendServices,
  document: vscode.TextDocument,
  intent: Intent,
  anyway: boolean,
): Promise<Outcome> {
  const fileName = baseName(document.uri.path);
  services.intents.set(document.uri, intent);
  const { submit } = await import('../../submit');
  const environment = chosenEnvironment();

  return withPatience(`${verbs[intent].doing} ${fileName}`, async ({ controller, report }) => {
    const { version } = document;
    const ports = submitPorts(services, document, intent, {
      controller,
      report,
      blocked: (errors, canSend) =>
        void holdBack(services, { document, version, intent, environment }, errors, canSend),
    });
    try {
      return await submit({ intent, addRequestLine: addRequestLine(document), anyway }, ports);
    } finally {
      if (services.underWay === controller) services.underWay = undefined;
    }
  });
}

/** A payload as it stood when errors kept it back, and where it was to go. */
interface HeldBack {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly intent: Intent;
  readonly environment: EnvironmentName;
}

/** Says that errors keep a payload back, with a way to see them and, for schema doubts, to send it all the same. */
async function holdBack(
  services: SendServices,
  { document, version, intent, environment }: HeldBack,
  errors: readonly Problem[],
  canSend: boolean,
): Promise<void> {
  const [first] = errors;
  if (!first) return;
  const name = plainText(baseName(document.uri.path));
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const lines = errors.slice(0, named).map(({ range, message }) => `Line ${range.start.line + 1}: ${message}`);
  services.last = undefined;
  services.panel.notSent(`Not sent: ${name} has ${count}.`, lines);

  const choice = await vscode.window.showWarningMessage(
    noticeText(`${name} was not sent: it has ${count}.`),
    'Show Problems',
    ...(canSend ? ['Send Anyway'] : []),
  );
  if (choice === 'Send Anyway') {
    // Of another text, or elsewhere, nobody has said that the errors do not matter.
    const asSeen = document.version === version && chosenEnvironment() === environment;
    await withinBoundary(verbs[intent].title, services.log, () => sendPayload(services, intent, document.uri, asSeen));
  } else if (choice === 'Show Problems') {
    await vscode.window.showTextDocument(document, { selection: toVscodeRange(first.range) });
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}
