import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { type Given, givenArgument, keepFocus, selectionArgument, uriArgument } from '../host/arguments';
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
    argument: givenArgument,
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
async function openPayload(_: unknown, { row, more }: Given): Promise<string> {
  const document = await payloadDocument(uriArgument(row));
  await vscode.window.showTextDocument(document, { preserveFocus: more === keepFocus });
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
