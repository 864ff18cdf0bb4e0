import * as vscode from 'vscode';
import { kindOf } from '../catalog/kinds';
import type { CommandId } from './manifest/command-rows';
import { payloadDocument } from './host/payload-document';
import type { Services } from './services';

type Run = (services: Services, ...args: readonly unknown[]) => unknown;

/** Every command of the manifest; a forgotten one is a type error. What a command needs is loaded when it is run. */
export const commands: Readonly<Record<CommandId, Run>> = {
  'securityProfiles.new': async (services, kind) =>
    (await import('./authoring/new-payload')).newPayload(services, kind),
  'securityProfiles.validate': async (services, target) =>
    (await import('./problems/validate-commands')).validatePayload(services, target),
  'securityProfiles.validateWorkspace': async (services) =>
    (await import('./problems/validate-commands')).validateWorkspace(services),
  'securityProfiles.previewRequest': async (services, target) =>
    (await import('./send/preview-request')).previewRequest(services, target),
  'securityProfiles.copyRequestLine': async (services, target) =>
    (await import('./send/preview-request')).copyRequestLine(services, target),
  'securityProfiles.add': async (services, target) =>
    (await import('./send/send-command')).sendPayload(services, 'add', target),
  'securityProfiles.update': async (services, target) =>
    (await import('./send/send-command')).sendPayload(services, 'update', target),
  'securityProfiles.showResponse': ({ panel }) => panel.reveal(),
  'securityProfiles.openResponseBody': async (services) =>
    (await import('./panel/response-actions')).openResponseBody(services),
  'securityProfiles.toggleIntent': async ({ intents }, target) => intents.toggle((await payloadDocument(target)).uri),
  'securityProfiles.openPayload': async (_, target) => {
    const document = await payloadDocument(target);
    await vscode.window.showTextDocument(document);
    return document.uri.toString();
  },
  'securityProfiles.openDocumentation': async (services, target) =>
    (await import('./authoring/open-documentation')).openDocumentation(services, target),
  'securityProfiles.selectEnvironment': async (_, name) =>
    (await import('./settings/select-environment')).selectEnvironment(name),
  'securityProfiles.signIn': async (services, flow) => (await import('./sign-in/sign-in')).signIn(services, flow),
  'securityProfiles.signOut': async (services) => (await import('./sign-in/sign-in')).signOut(services),
  'securityProfiles.copyAdminDetails': async (services) =>
    (await import('./sign-in/explain-access')).copyAdminDetails(services),
  'securityProfiles.resetSandbox': async (services) =>
    (await import('./sandbox/sandbox-commands')).resetSandbox(services),
  'securityProfiles.simulateFailure': async (services, spec) =>
    (await import('./sandbox/sandbox-commands')).simulateFailure(services, spec),
  'securityProfiles.exportSandbox': async (services, folder) =>
    (await import('./sandbox/sandbox-commands')).exportSandbox(services, folder),
  'securityProfiles.importSandbox': async (services, folder) =>
    (await import('./sandbox/sandbox-commands')).importSandbox(services, folder),
  'securityProfiles.copySandboxUrl': async (services) =>
    (await import('./sandbox/sandbox-commands')).copySandboxUrl(services),
  'securityProfiles.copySandboxToken': async (services) =>
    (await import('./sandbox/sandbox-commands')).copySandboxToken(services),
  'securityProfiles.openProfile': async (services, node) =>
    (await import('./sandbox/sandbox-commands')).openProfile(services, node),
  'securityProfiles.deleteProfile': async (services, node) =>
    (await import('./sandbox/sandbox-commands')).deleteProfile(services, node),
  'securityProfiles.showMoreProfiles': ({ tree }, id) => {
    const row = typeof id === 'string' ? kindOf(id) : undefined;
    if (row) tree.showMore(row.id);
  },
  'securityProfiles.showLog': ({ log }) => log.show(),
};
