import * as vscode from 'vscode';
import { isPayloadFile } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import { idPlaceholder, isSendable, requestPath } from '../../request/graph-request';
import { plainText } from '../../text/plain-text';
import { payloadDocument } from '../host/payload-document';
import { previewEnvironment } from '../send/targets';
import type { SendOutcome } from '../send/send-outcome';
import { addRequestLine } from '../settings/settings';
import type { Services } from './services';
import { toolResult } from './tool';

interface Input {
  readonly file: string;
  readonly intent: Intent;
}

/** Whoever invokes a tool may be any extension, so this is looked at each time. */
function assertTrusted(): void {
  if (!vscode.workspace.isTrusted)
    throw new Error('This workspace isn’t trusted, so nothing is sent. Ask the person to trust it.');
}

/** A payload file of the workspace, and nothing outside of it. */
function uriOf(file: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = folder && vscode.Uri.joinPath(folder.uri, file);
  if (!uri || !vscode.workspace.getWorkspaceFolder(uri) || !isPayloadFile(uri.path)) {
    throw new Error('Name a payload file of the workspace, such as web01.host.secprofile.json.');
  }
  return uri;
}

/** What the person is asked: verb, URL, tenant, and what the payload sets. Text of the file is code, never Markdown. */
async function question(
  services: Services,
  { file, intent }: Input,
): Promise<vscode.LanguageModelToolConfirmationMessages> {
  const document = await payloadDocument(uriOf(file));
  const { payload } = await services.snapshots.read(document);
  if (!isSendable(payload)) throw new Error('The payload has no kind, or isn’t valid JSON. Validate it first.');
  const environment = await previewEnvironment(services);
  const id = payload.id ?? services.records.knownOf(document.uri, environment)?.id ?? idPlaceholder;
  const path = requestPath(payload.kind, intent, addRequestLine(document), id);
  const message = new vscode.MarkdownString();
  message.appendCodeblock(`${intent === 'add' ? 'POST' : 'PATCH'} ${environment.base}${path}`, 'http');
  message.appendText(`File: ${plainText(file, 300)}\n`);
  message.appendText(`Tenant: ${environment.tenantId ?? plainText(payload.tenantId ?? 'none named', 100)}\n`);
  message.appendText(intent === 'add' ? 'A new profile with:' : 'What differs of this is sent:');
  message.appendCodeblock(document.getText().slice(0, 3000), 'json');
  return { title: `${intent === 'add' ? 'Add' : 'Update'} ${payload.kind.label} profile?`, message };
}

/** Sends a payload file by the same command as a person, with all of its checks and questions. */
export const sendPayload = (services: Services): vscode.LanguageModelTool<Input> => ({
  async prepareInvocation({ input }) {
    assertTrusted();
    return { invocationMessage: 'Sending the payload', confirmationMessages: await question(services, input) };
  },
  async invoke({ input }) {
    assertTrusted();
    const uri = uriOf(input.file);
    const outcome = await vscode.commands.executeCommand<SendOutcome | undefined>(
      `securityProfiles.${input.intent}`,
      // As a menu does, for the person is there to be asked.
      ...[uri, [uri]],
    );
    if (!outcome) throw new Error('Nothing was sent. The person sees why in VS Code.');
    const { status, environment, error, response, problems } = outcome;
    return toolResult({
      status,
      environment,
      ...(error === undefined ? {} : { error }),
      ...(response ? { httpStatus: response.status, body: response.body.slice(0, 4000) } : {}),
      problems: problems
        .filter(({ severity }) => severity === 'error')
        .slice(0, 10)
        .map(({ message, pointer }) => ({ message, pointer })),
    });
  },
});
