import * as vscode from 'vscode';
import { baseName, kindOfFileName } from '../kinds/file-names';
import { kindOf, kinds, type KindId } from '../kinds/kinds';
import { inspectUri } from './checks';
import type { CommandId } from './contributions';
import { newPayload } from './new-payload';
import { openResponseBody } from './panel-actions';
import { payloadDocument, uriOf } from './payload-document';
import { copyRequestLine, previewRequest } from './preview-request';
import { resetSandbox } from './reset-sandbox';
import {
  copySandboxToken,
  copySandboxUrl,
  deleteProfile,
  exportSandbox,
  importSandbox,
  openProfile,
  simulateFailure,
} from './sandbox-commands';
import { sendPayload } from './send-command';
import type { Services } from './services';
import { validatePayload, validateWorkspace } from './validate-commands';

type Run = (services: Services, ...args: readonly unknown[]) => unknown;

/** The kind that a kind's tree node or a payload stands for. */
async function kindOfArgument(argument: unknown): Promise<KindId> {
  const node = typeof argument === 'object' && argument !== null && 'kind' in argument ? argument.kind : argument;
  const named = kinds.find((kind) => kind === node) ?? (typeof node === 'string' ? kindOf(node) : undefined);
  if (named) return named.id;
  const uri = uriOf(argument) ?? (await payloadDocument(undefined)).uri;
  return kindOfFileName(baseName(uri.path))?.id ?? (await inspectUri(uri, 'add')).kind ?? 'host';
}

async function openDocumentation(services: Services, argument: unknown): Promise<string> {
  const page = vscode.Uri.joinPath(services.extensionUri, 'docs', 'kinds', `${await kindOfArgument(argument)}.md`);
  await vscode.commands.executeCommand('markdown.showPreview', page);
  return page.toString();
}

async function openPayload(argument: unknown): Promise<string> {
  const document = await payloadDocument(argument);
  await vscode.window.showTextDocument(document);
  return document.uri.toString();
}

/** Every command of the manifest. A forgotten one is a type error. */
export const commands: Readonly<Record<CommandId, Run>> = {
  'securityProfiles.new': (_, kind) => newPayload(kind),
  'securityProfiles.validate': validatePayload,
  'securityProfiles.validateWorkspace': validateWorkspace,
  'securityProfiles.previewRequest': previewRequest,
  'securityProfiles.add': (services, target) => sendPayload(services, 'add', target),
  'securityProfiles.update': (services, target) => sendPayload(services, 'update', target),
  'securityProfiles.showResponse': ({ panel }) => panel.reveal(),
  'securityProfiles.resetSandbox': resetSandbox,
  'securityProfiles.simulateFailure': simulateFailure,
  'securityProfiles.exportSandbox': exportSandbox,
  'securityProfiles.importSandbox': importSandbox,
  'securityProfiles.copySandboxUrl': copySandboxUrl,
  'securityProfiles.copySandboxToken': copySandboxToken,
  'securityProfiles.openProfile': openProfile,
  'securityProfiles.deleteProfile': deleteProfile,
  'securityProfiles.showMoreProfiles': ({ tree }, kind) => {
    const row = typeof kind === 'string' ? kindOf(kind) : undefined;
    if (row) tree.showMore(row.id);
  },
  'securityProfiles.copyRequestLine': copyRequestLine,
  'securityProfiles.openDocumentation': openDocumentation,
  'securityProfiles.openPayload': (_, target) => openPayload(target),
  'securityProfiles.openResponseBody': openResponseBody,
  'securityProfiles.toggleIntent': async ({ intents }, target) => intents.toggle((await payloadDocument(target)).uri),
  'securityProfiles.showLog': ({ log }) => log.show(),
};
