import * as vscode from 'vscode';
import { payloadSuffix } from '../../catalog/file-names';
import type { Kind } from '../../catalog/kinds';
import { fileNameFor, sameName } from '../../text/file-name';
import { workOut } from '../problems/work-out';
import { knownEnvironment } from '../send/targets';
import { liveNow, type LiveCommandServices } from './live-commands';
import { noticed } from './note-read';
import { PayloadLinks } from './payload-links';
import { onProfile, type ChosenProfile } from './profile-argument';

/**
 * Opens the payload file of a live profile: the one that the workspace has, else a new, unsaved one with the profile’s
 * members and id, so that Update changes it. It is saved into the first folder of the workspace, where there is one.
 */
export const editAsPayload = onProfile(editLive);

async function editLive(
  services: LiveCommandServices,
  chosen: ChosenProfile,
): Promise<{ uri: string; isNew: boolean }> {
  const { kind, environment } = chosen;
  const known = await knownFile(services, chosen);
  if (known) {
    await vscode.window.showTextDocument(known);
    vscode.window.setStatusBarMessage('This profile has a payload file already', 5000);
    return { uri: known.toString(), isNew: false };
  }
  const live = await liveNow(services, { kind, environment, id: chosen.id });
  const uri = await freeUri(kind, live.name ?? live.id);
  // One of the same name may have been added and given up.
  services.records.forgetFile(uri);
  const place = knownEnvironment(environment, services.auth);
  const read = await noticed(services, { file: uri, environment: place, profile: live, isWhole: true });
  if (read) services.records.note(place, [[uri, read]]);
  const text = await workOut('payloadText', live.text, kind.serverSet);
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
  return { uri: document.uri.toString(), isNew: true };
}

async function knownFile(services: LiveCommandServices, chosen: ChosenProfile): Promise<vscode.Uri | undefined> {
  const environment = knownEnvironment(chosen.environment, services.auth);
  const [file] = new PayloadLinks(await services.index.all(), services.records, environment).filesOf(chosen);
  return file;
}

/** A name that neither a file nor an open editor has. */
async function freeUri(kind: Kind, name: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.from({ scheme: 'file', path: '/' });
  const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
  const open = vscode.workspace.textDocuments.map(({ uri }) => uri.path.slice(uri.path.lastIndexOf('/') + 1));
  const taken = new Set([...entries.map(([entry]) => entry), ...open].map(sameName));
  const options = { ending: `.${kind.id}${payloadSuffix}`, isTaken: (one: string) => taken.has(sameName(one)) };
  return vscode.Uri.joinPath(folder, fileNameFor(name, options)).with({ scheme: 'untitled' });
}
