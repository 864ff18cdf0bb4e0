import * as vscode from 'vscode';
import { nothingSent } from '../../errors';
import type { SendOutcome } from '../send/send-outcome';
import { confirmedOnly, noteQuestion } from './confirmations';
import { findInFolders } from './find-in-folders';
import { askedOf, sendQuestion } from './send-question';
import { signalOf, toolResult, type ToolServices } from './tool';
import { intentOf, neededText, type ToolInput } from './tool-input';

/** Whoever invokes a tool may be any extension, so this is looked at each time. */
function assertTrusted(): void {
  if (!vscode.workspace.isTrusted)
    throw new Error('This workspace isn’t trusted, so nothing is sent. Ask the user to trust it.');
}

/** A URI as VS Code spells it, which tells schemes in capitals apart. Anything else stays as it is. */
const asSpelled = (file: string) => {
  const [scheme = ''] = /^[a-z][\w+.-]*:(?=\/\/)/i.exec(file) ?? [];
  return scheme === '' ? file : vscode.Uri.parse(scheme.toLowerCase() + file.slice(scheme.length)).toString();
};

/** A payload file of the workspace, and nothing outside of it. @throws Error for a model */
const uriOf = (file: string): Promise<vscode.Uri> =>
  findInFolders(asSpelled(file), vscode.workspace.workspaceFolders ?? [], {
    join: (folder, path) => vscode.Uri.joinPath(folder, path),
    isWithin: (uri) => vscode.workspace.getWorkspaceFolder(uri) !== undefined,
    isThere: async (uri) =>
      vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString()) ||
      vscode.workspace.fs.stat(uri).then(
        ({ type }) => (type & vscode.FileType.File) !== 0,
        () => false,
      ),
  });

/** Sends a payload file by the same command as a person, with all of its checks and questions. */
export const sendPayload = (services: ToolServices): vscode.LanguageModelTool<ToolInput> => ({
  async prepareInvocation({ input }) {
    assertTrusted();
    const [uri, intent] = [await uriOf(neededText(input, 'file')), intentOf(input)];
    const { asked, ...confirmationMessages } = await sendQuestion(services, uri, intent);
    noteQuestion(uri, intent, asked);
    return { invocationMessage: 'Sending the payload', confirmationMessages };
  },
  async invoke({ input }, token) {
    assertTrusted();
    const [uri, intent] = [await uriOf(neededText(input, 'file')), intentOf(input)];
    const assertOnly = confirmedOnly(uri, intent);
    const { sendFor } = await import('../send/send-command');
    const outcome = await sendFor(services, intent, uri, {
      signal: signalOf(token, nothingSent),
      assertConfirmed: (sent) => assertOnly(askedOf(services, uri, intent, sent)),
    });
    const { status, environment, error, response, problems } = outcome;
    // What became of it, or didn't, is the whole of it then.
    if (error !== undefined) throw new Error(error);
    if (!response) return toolResult({ status, environment }, errorsOf(problems));
    const { body } = response;
    const leftOut = (shown: number) =>
      shown < body.length
        ? `Only the first ${shown} of ${body.length} characters. The user sees all of it.`
        : undefined;
    return toolResult({ status, environment, httpStatus: response.status }, { name: 'body', all: body, leftOut });
  },
});

function errorsOf(problems: SendOutcome['problems']) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const all = errors.slice(0, 10).map(({ message, pointer }) => ({ message, pointer }));
  const leftOut = (shown: number) =>
    shown < errors.length ? `${errors.length - shown} more. Validate the payload to get all of them.` : undefined;
  return { name: 'problems', all, leftOut };
}
