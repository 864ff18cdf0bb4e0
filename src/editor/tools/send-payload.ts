import * as vscode from 'vscode';
import { isPayloadFile } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import type { SendOutcome } from '../send/send-outcome';
import { sendQuestion } from './send-question';
import { toolResult, type ToolServices } from './tool';

interface Input {
  readonly file: string;
  readonly intent: Intent;
}

/** Whoever invokes a tool may be any extension, so this is looked at each time. */
function assertTrusted(): void {
  if (!vscode.workspace.isTrusted)
    throw new Error('This workspace isn’t trusted, so nothing is sent. Ask the user to trust it.');
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

/** Sends a payload file by the same command as a person, with all of its checks and questions. */
export const sendPayload = (services: ToolServices): vscode.LanguageModelTool<Input> => ({
  async prepareInvocation({ input }) {
    assertTrusted();
    return {
      invocationMessage: 'Sending the payload',
      confirmationMessages: await sendQuestion(services, uriOf(input.file), input.intent),
    };
  },
  async invoke({ input }) {
    assertTrusted();
    const uri = uriOf(input.file);
    const outcome = await vscode.commands.executeCommand<SendOutcome | undefined>(
      `securityProfiles.${input.intent}`,
      // As a menu does, for the person is there to be asked.
      ...[uri, [uri]],
    );
    if (!outcome) throw new Error('Nothing was sent. VS Code shows the user why.');
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
