import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import { plainText } from '../../text/plain-text';
import { type Attention, attending, bringUp } from '../host/attention';
import { HumanError } from '../../errors';
import { stillThere } from '../host/create-file';
import { newFileName, openUnsaved, placeIn, unsavedUri } from '../host/new-file-place';
import { noticeText } from '../host/shown-text';
import { workOut } from '../problems/work-out';
import { knownEnvironment } from '../send/targets';
import { liveNow, type LiveCommandServices } from './live-commands';
import { noticed } from './note-read';
import { PayloadLinks } from './payload-links';
import { onProfile, type ChosenProfile } from './profile-argument';

/**
 * Opens the payload file of a live profile: the one that the workspace has, else a new, unsaved one with the profile’s
 * members and id, so that Update changes it. It is saved into the first folder of the workspace; where there is none, saving
 * asks for a place.
 */
export const editAsPayload = onProfile((services: LiveCommandServices, chosen) =>
  attending(vscode, (person) => editLive(services, chosen, person)),
);

async function editLive(
  services: LiveCommandServices,
  chosen: ChosenProfile,
  person: Attention,
): Promise<{ uri: string; isNew: boolean }> {
  const { kind, environment } = chosen;
  const known = await knownFile(services, chosen);
  if (known) {
    await vscode.window.showTextDocument(known);
    vscode.window.setStatusBarMessage('This profile already has a payload file', 5000);
    return { uri: known.toString(), isNew: false };
  }
  const live = await liveNow(services, { kind, environment, id: chosen.id });
  const place = await placeIn(vscode.workspace.workspaceFolders?.[0]?.uri);
  const uri = unsavedUri(place.folder, newFileName(kind, live.name ?? live.id, place));
  // One of the same name may have been added and given up.
  services.records.forgetFile(uri);
  const from = knownEnvironment(environment, services.auth);
  const read = await noticed(services, { file: uri, environment: from, profile: live, isWhole: true });
  if (read) services.records.note(from, [[uri, read]]);
  const text = await workOut('payloadText', live.text, kind.serverSet);
  const hasPlace = place.folder !== undefined;
  await bringUp(
    { window: vscode.window, within: services.within },
    person,
    noticeText(`Opened a payload for ${plainText(live.name ?? live.id)}.`),
    (background) => (background ? openBehind(uri, hasPlace) : openUnsaved(uri, hasPlace)),
    () => showAgain(uri, place.folder?.scheme),
  );
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  return { uri: document.uri.toString(), isNew: true };
}

/** Opens an unsaved editor as {@link openUnsaved} does, behind the one that is in front. */
async function openBehind(uri: vscode.Uri, hasPlace: boolean): Promise<void> {
  const options = { preview: false, background: true };
  if (!hasPlace) return vscode.commands.executeCommand('vscode.openWith', uri, 'default', options);
  await vscode.workspace.openTextDocument(uri);
  await vscode.commands.executeCommand('vscode.open', uri, options);
}

/** Shows what was opened: unsaved, or the file that it has become. @param scheme of its file. @throws HumanError if it’s gone */
async function showAgain(uri: vscode.Uri, scheme: string | undefined): Promise<void> {
  const isOpen = vscode.workspace.textDocuments.some((one) => one.uri.toString() === uri.toString());
  const there = isOpen || scheme === undefined ? uri : uri.with({ scheme });
  const stat = () => Promise.resolve(vscode.workspace.fs.stat(there));
  if (!isOpen && !(await stat().catch(() => undefined))) {
    const why = `${baseName(uri.path)} isn’t there anymore: it was closed, deleted, or saved elsewhere.`;
    throw new HumanError(`${why} To open a new one, run Edit as Payload again.`);
  }
  await vscode.window.showTextDocument(there);
}

async function knownFile(services: LiveCommandServices, chosen: ChosenProfile): Promise<vscode.Uri | undefined> {
  const environment = knownEnvironment(chosen.environment, services.auth);
  const links = new PayloadLinks(await services.index.all(), services.records, environment);
  const [file] = await stillThere(links.filesOf(chosen));
  return file;
}
