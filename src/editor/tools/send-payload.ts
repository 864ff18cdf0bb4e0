import * as vscode from 'vscode';
import { nothingSent } from '../../errors';
import { payloadDocument } from '../host/payload-document';
import type { SendOutcome } from '../send/send-outcome';
import { previewEnvironment } from '../send/targets';
import { findInFolders } from './find-in-folders';
import { sendQuestion } from './send-question';
import { signalOf, toolResult, type ToolServices } from './tool';
import { intentOf, neededText, type ToolInput } from './tool-input';

/** Whoever invokes a tool may be any extension, so this is looked at each time. */
function assertTrusted(): void {
  if (!vscode.workspace.isTrusted)
    throw new Error('This workspace isn’t trusted, so nothing is sent. Ask the user to trust it.');
}

/** A payload file of the workspace, and nothing outside of it. @throws Error for a model */
const uriOf = (file: string): Promise<vscode.Uri> =>
  // VS Code spells URIs its own way.
  findInFolders(
    /^[a-z][\w+.-]*:\/\//i.test(file) ? vscode.Uri.parse(file).toString() : file,
    vscode.workspace.workspaceFolders ?? [],
    {
      join: (folder, path) => vscode.Uri.joinPath(folder, path),
      isWithin: (uri) => vscode.workspace.getWorkspaceFolder(uri) !== undefined,
      isThere: async (uri) =>
        vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString()) ||
        vscode.workspace.fs.stat(uri).then(
          ({ type }) => (type & vscode.FileType.File) !== 0,
          () => false,
        ),
    },
  );

/** What the person was asked about last, by intent and file. */
const asked = new Map<string, string>();

/** What a question is about: where it goes, and all of the payload. */
async function subjectOf(services: ToolServices, uri: vscode.Uri): Promise<string> {
  const { base, tenantId = '' } = await previewEnvironment(services);
  return [base, tenantId, (await payloadDocument(uri)).getText()].join('\n');
}

/** A person may take long to agree, and the payload may be edited meanwhile, also by the model. @throws Error for a model */
async function assertAsked(services: ToolServices, key: string, uri: vscode.Uri): Promise<void> {
  const subject = asked.get(key);
  if (subject === undefined || subject === (await subjectOf(services, uri))) return;
  const then = 'Send it again: the user is asked anew.';
  throw new Error(`What would be sent isn’t what the user was asked about, so nothing was sent. ${then}`);
}

/** Sends a payload file by the same command as a person, with all of its checks and questions. */
export const sendPayload = (services: ToolServices): vscode.LanguageModelTool<ToolInput> => ({
  async prepareInvocation({ input }) {
    assertTrusted();
    const [uri, intent] = [await uriOf(neededText(input, 'file')), intentOf(input)];
    // Before the question is made: if the payload changes meanwhile, it isn't what was asked about.
    const subject = await subjectOf(services, uri);
    const confirmationMessages = await sendQuestion(services, uri, intent);
    asked.set(`${intent} ${uri.toString()}`, subject);
    return { invocationMessage: 'Sending the payload', confirmationMessages };
  },
  async invoke({ input }, token) {
    assertTrusted();
    const [uri, intent] = [await uriOf(neededText(input, 'file')), intentOf(input)];
    const { sendFor } = await import('../send/send-command');
    await assertAsked(services, `${intent} ${uri.toString()}`, uri);
    const outcome = await sendFor(services, intent, uri, signalOf(token, nothingSent));
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
