import * as vscode from 'vscode';
import { kindOf } from '../kinds/kinds';
import type { CommandId } from './command-rows';
import { payloadDocument } from './payload-document';
import type { Services } from './services';

type Run = (services: Services, ...args: readonly unknown[]) => unknown;

/** Every command of the manifest; a forgotten one is a type error. What a command needs is loaded when it is run. */
export const commands: Readonly<Record<CommandId, Run>> = {
  'securityProfiles.new': async (services, kind) => (await import('./new-payload')).newPayload(services, kind),
  'securityProfiles.validate': async (services, target) =>
    (await import('./validate-commands')).validatePayload(services, target),
  'securityProfiles.validateWorkspace': async (services) =>
    (await import('./validate-commands')).validateWorkspace(services),
  'securityProfiles.previewRequest': async (services, target) =>
    (await import('./preview-request')).previewRequest(services, target),
  'securityProfiles.copyRequestLine': async (services, target) =>
    (await import('./preview-request')).copyRequestLine(services, target),
  'securityProfiles.add': async (services, target) =>
    (await import('./send-command')).sendPayload(services, 'add', target),
  'securityProfiles.update': async (services, target) =>
    (await import('./send-command')).sendPayload(services, 'update', target),
  'securityProfiles.showResponse': ({ panel }) => panel.reveal(),
  'securityProfiles.openResponseBody': async (services) =>
    (await import('./response-actions')).openResponseBody(services),
  'securityProfiles.toggleIntent': async ({ intents }, target) => intents.toggle((await payloadDocument(target)).uri),
  'securityProfiles.openPayload': async (_, target) => {
    const document = await payloadDocument(target);
    await vscode.window.showTextDocument(document);
    return document.uri.toString();
  },
  'securityProfiles.openDocumentation': async (services, target) =>
    (await import('./open-documentation')).openDocumentation(services, target),
  'securityProfiles.selectEnvironment': async (_, name) =>
    (await import('./select-environment')).selectEnvironment(name),
  'securityProfiles.signIn': async (services, flow) => (await import('./sign-in')).signIn(services, flow),
  'securityProfiles.signOut': async (services) => (await import('./sign-in')).signOut(services),
  'securityProfiles.copyAdminDetails': async (services) =>
    (await import('./explain-access')).copyAdminDetails(services),
  'securityProfiles.resetSandbox': async (services) => (await import('./sandbox-commands')).resetSandbox(services),
  'securityProfiles.simulateFailure': async (services, spec) =>
    (await import('./sandbox-commands')).simulateFailure(services, spec),
  'securityProfiles.exportSandbox': async (services, folder) =>
    (await import('./sandbox-commands')).exportSandbox(services, folder),
  'securityProfiles.importSandbox': async (services, folder) =>
    (await import('./sandbox-commands')).importSandbox(services, folder),
  'securityProfiles.copySandboxUrl': async (services) => (await import('./sandbox-commands')).copySandboxUrl(services),
  'securityProfiles.copySandboxToken': async (services) =>
    (await import('./sandbox-commands')).copySandboxToken(services),
  'securityProfiles.openProfile': async (services, node) =>
    (await import('./sandbox-commands')).openProfile(services, node),
  'securityProfiles.deleteProfile': async (services, node) =>
    (await import('./sandbox-commands')).deleteProfile(services, node),
  'securityProfiles.showMoreProfiles': ({ tree }, id) => {
    const row = typeof id === 'string' ? kindOf(id) : undefined;
    if (row) tree.showMore(row.id);
  },
  'securityProfiles.showLog': ({ log }) => log.show(),
};
