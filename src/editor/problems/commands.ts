import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { selectionArgument, uriArgument } from '../host/arguments';
import type { FileRecords } from '../host/file-records';
import { payloadDocument } from '../host/payload-document';
import { command } from '../manifest/command';
import { inFolder, onPayload, payloadKey, payloadMenus, treeRow, treeTitle } from '../manifest/menus';
import type { Snapshots } from './snapshots';

export const problemCommands = {
  'securityProfiles.validate': command({
    title: 'Validate Payload',
    keys: payloadKey('shift+v'),
    palette: onPayload,
    menus: payloadMenus(1),
    argument: selectionArgument,
    run: async () => (await import('./validate-commands')).validatePayload,
  }),
  'securityProfiles.validateWorkspace': command({
    title: 'Validate All Payloads in Workspace',
    icon: '$(checklist)',
    palette: inFolder,
    menus: [treeTitle('navigation@2', inFolder)],
    run: async () => (await import('./validate-commands')).validateWorkspace,
  }),
  'securityProfiles.openPayload': command({
    title: 'Open Payload',
    palette: false,
    menus: [treeRow('payload', '1_open@1')],
    argument: uriArgument,
    run: () => openPayload,
  }),
  'securityProfiles.toggleIntent': command({
    title: 'Switch Checking Between Add and Update',
    palette: onPayload,
    argument: uriArgument,
    run: () => toggleIntent,
  }),
};

/** Shows a payload in an editor; returns its URI. */
async function openPayload(_: unknown, uri: vscode.Uri | undefined): Promise<string> {
  const document = await payloadDocument(uri);
  await vscode.window.showTextDocument(document);
  return document.uri.toString();
}

/** Checks a payload as the other of Add and Update from now on; returns which. */
async function toggleIntent(
  { records, snapshots }: { readonly records: FileRecords; readonly snapshots: Pick<Snapshots, 'check'> },
  uri: vscode.Uri | undefined,
): Promise<Intent> {
  const document = await payloadDocument(uri);
  const { check } = await snapshots.check(document);
  const intent = check.intent === 'add' ? 'update' : 'add';
  records.choose(document.uri, intent);
  return intent;
}
