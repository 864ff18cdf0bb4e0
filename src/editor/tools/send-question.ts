import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { idPlaceholder, isSendable, requestPath } from '../../request/graph-request';
import { profileOf } from '../../response/wording';
import { cutBetweenCharacters, plainText } from '../../text/plain-text';
import type { CheckedSnapshot } from '../../validation/check';
import { payloadDocument } from '../host/payload-document';
import type { AboutToSend } from '../send/send-command';
import { previewEnvironment, type QuietServices } from '../send/targets';
import { addRequestLine, updateBody } from '../settings/settings';
import type { Asked } from './confirmations';
import type { ToolServices } from './tool';

/** What the question is made of. */
export interface QuestionServices extends QuietServices {
  readonly snapshots: Pick<ToolServices['snapshots'], 'check'>;
  readonly records: Pick<ToolServices['records'], 'knownOf'>;
}

/** UTF-16 units of a payload that are shown. */
const longestShown = 3000;

/** A question, and what it asks. */
interface SendQuestion extends vscode.LanguageModelToolConfirmationMessages {
  readonly asked: Asked;
}

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
): Promise<SendQuestion> {
  const document = await payloadDocument(file);
  const checked = await services.snapshots.check(document, intent);
  const { payload } = checked.snapshot;
  const environment = await previewEnvironment(services);
  const how = { addRequestLine: addRequestLine(document), updateBody: updateBody(document) };
  const asked = askedOf(services, document.uri, intent, { ...how, payload, environment });
  const { text, url } = asked;
  const message = new vscode.MarkdownString();
  message.appendCodeblock(`${intent === 'add' ? 'POST' : 'PATCH'} ${url}`, 'http');
  const facts = [
    `File: ${plainText(vscode.workspace.asRelativePath(file), 300)}`,
    `Environment: ${plainText(environment.label, 100)}`,
    `Tenant: ${environment.tenantId ?? plainText(payload.tenantId ?? 'none named', 100)}`,
    ...(intent === 'add' ? [] : [changesLine(asked, checked)]),
    text.length > longestShown ? 'Payload (only its beginning):' : 'Payload:',
  ];
  message.appendText(facts.join('\n'));
  message.appendCodeblock(cutBetweenCharacters(text, longestShown), 'json');
  const verb = intent === 'add' ? 'Add' : 'Update';
  return { title: `${verb} ${profileOf(asked.kind)}?`, message, asked };
}

/** What is asked of a write, which is also made without asking anybody. @throws Error for a model, when it can't be sent */
export function askedOf(
  { records }: Pick<QuestionServices, 'records'>,
  file: vscode.Uri,
  intent: Intent,
  { payload, environment, addRequestLine, updateBody }: AboutToSend,
): Asked {
  if (!isSendable(payload)) throw new Error('The payload has no kind, or isn’t valid JSON. Validate it first.');
  const { kind, document } = payload;
  const id = payload.id ?? records.knownOf(file, environment)?.id ?? idPlaceholder;
  const url = environment.base + requestPath(kind, intent, addRequestLine, id);
  return { kind, text: document.text, url, environment, updateBody };
}

/** What of the payload an Update sends. */
function changesLine({ updateBody }: Asked, { check: { changed } }: CheckedSnapshot): string {
  if (updateBody === 'payload') return 'Sends the whole payload';
  if (changed === undefined) return 'Changes: whatever differs from the live profile';
  const names = changed.map((name) => plainText(name, 100)).join(', ');
  return `Known changes: ${names === '' ? 'none' : names}`;
}
