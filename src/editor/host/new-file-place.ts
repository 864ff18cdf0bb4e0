import * as vscode from 'vscode';
import { payloadSuffix } from '../../catalog/file-names';
import type { Kind } from '../../catalog/kinds';
import { fileNameFor, sameName } from '../../text/file-name';
import { fileKey } from './file-key';

/** Where a new file goes, and which names are taken there. */
export interface NewPlace {
  /** `undefined` where no folder is open: saving asks for one. */
  readonly folder: vscode.Uri | undefined;
  readonly isTaken: (name: string) => boolean;
}

/** The folder of a file, or of an unsaved editor that is going to be one. */
function folderOf({ uri }: vscode.TextDocument): vscode.Uri | undefined {
  const scheme =
    uri.scheme === 'untitled' ? (vscode.workspace.workspaceFolders?.[0]?.uri.scheme ?? 'file') : uri.scheme;
  const folder = vscode.Uri.joinPath(uri.with({ scheme }), '..');
  return vscode.workspace.getWorkspaceFolder(folder) ? folder : undefined;
}

/** The folder of the workspace that the active editor's file is in, else the first one of the workspace. */
export function presentFolder(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return (document && folderOf(document)) ?? vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** Looks at what is in a folder, and at what is open and not saved there. */
export async function placeIn(folder: vscode.Uri | undefined): Promise<NewPlace> {
  // A folder that cannot be read says so when the payload is saved.
  const entries = folder ? await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []) : [];
  const here = folder && fileKey(folder);
  const isHere = (uri: vscode.Uri) => {
    const end = uri.path.lastIndexOf('/');
    return end < 0 ? !here : fileKey(uri.with({ path: uri.path.slice(0, end) })) === here;
  };
  // A tab that VS Code has restored and not yet shown has no document.
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input] : []));
  const open = [...vscode.workspace.textDocuments, ...tabs].flatMap(({ uri }) =>
    isHere(uri) ? [uri.path.slice(uri.path.lastIndexOf('/') + 1)] : [],
  );
  const taken = new Set([...entries.map(([name]) => name), ...open].map(sameName));
  return { folder, isTaken: (name) => taken.has(sameName(name)) };
}

/** The name of a payload file; `new` for a payload of something that has no name yet. */
export const newFileName = (kind: Kind, subject: string, { isTaken }: NewPlace): string =>
  fileNameFor(subject === '' ? 'new' : subject, { ending: `.${kind.id}${payloadSuffix}`, isTaken });

/** An unsaved editor's URI: of a file in a folder, or without a place. */
export function unsavedUri(folder: vscode.Uri | undefined, name: string): vscode.Uri {
  if (folder) return vscode.Uri.joinPath(folder, name).with({ scheme: 'untitled' });
  return vscode.Uri.from({ scheme: 'untitled', path: name });
}

/** Opens an unsaved editor. Save writes it to its path where it has a place, and asks for one otherwise. */
export async function openUnsaved(uri: vscode.Uri, hasPlace: boolean): Promise<vscode.TextEditor> {
  // A document that an extension opens by its path is saved there without asking: at the root of the disk.
  if (!hasPlace) await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}
