import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { idPlaceholder, isSendable, requestPath } from '../../request/graph-request';
import { cutBetweenCharacters, plainText } from '../../text/plain-text';
import type { CheckedSnapshot } from '../../validation/check';
import { payloadDocument } from '../host/payload-document';
import { previewEnvironment, type QuietServices } from '../send/targets';
import { addRequestLine } from '../settings/settings';
import type { ToolServices } from './tool';

/** What the question is made of. */
export interface QuestionServices extends QuietServices {
  readonly snapshots: Pick<ToolServices['snapshots'], 'check'>;
  readonly records: Pick<ToolServices['records'], 'knownOf'>;
}

/** UTF-16 units of a payload that are shown. */
const longestShown = 3000;

/**
 * What VS Code asks the person before a tool sends: verb, URL, tenant, and what changes. What a file says is text or code,
 * never Markdown. Nothing is read from the service for it, and nobody signs in.
 *
 * @throws Error for a model, when the file can't be sent
 */
export async function sendQuestion(
  services: QuestionServices,
  file: vscode.Uri,
  intent: Intent,
): Promise<vscode.LanguageModelToolConfirmationMessages> {
  const document = await payloadDocument(file);
  const checked = await services.snapshots.check(document, intent);
  const { payload } = checked.snapshot;
  if (!isSendable(payload)) throw new Error('The payload has no kind, or isn’t valid JSON. Validate it first.');
  const environment = await previewEnvironment(services);
  const id = payload.id ?? services.records.knownOf(document.uri, environment)?.id ?? idPlaceholder;
  const path = requestPath(payload.kind, intent, addRequestLine(document), id);
  const text = document.getText();
  const message = new vscode.MarkdownString();
  message.appendCodeblock(`${intent === 'add' ? 'POST' : 'PATCH'} ${environment.base}${path}`, 'http');
  const facts = [
    `File: ${plainText(vscode.workspace.asRelativePath(file), 300)}`,
    `Environment: ${plainText(environment.label, 100)}`,
    `Tenant: ${environment.tenantId ?? plainText(payload.tenantId ?? 'none named', 100)}`,
    ...changesLine(intent, checked),
    text.length > longestShown ? 'Payload (only its beginning):' : 'Payload:',
  ];
  message.appendText(facts.join('\n'));
  message.appendCodeblock(cutBetweenCharacters(text, longestShown), 'json');
  return { title: `${intent === 'add' ? 'Add' : 'Update'} ${payload.kind.label} profile?`, message };
}

/** Of an Update, what of the payload is sent. */
function changesLine(intent: Intent, { check: { changed } }: CheckedSnapshot): string[] {
  if (intent === 'add') return [];
  if (changed === undefined) return ['Changes: whatever differs from the live profile'];
  const names = changed.map((name) => plainText(name, 100)).join(', ');
  return [`Changes: ${names === '' ? 'none known' : names}`];
}
