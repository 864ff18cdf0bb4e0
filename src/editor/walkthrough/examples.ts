import * as vscode from 'vscode';
import { payloadSuffix } from '../../catalog/file-names';
import { HumanError } from '../../errors';
import { fileSentence } from '../../files/file-sentence';
import { plural } from '../../text/quantities';
import { openUnsaved, unsavedUri } from '../host/new-file-place';
import { createFile, mayBeThere } from '../host/create-file';
import { pickFolder } from '../host/pick-folder';
import { noticeText } from '../host/shown-text';

/** Where the examples are. */
interface ExampleServices {
  readonly extensionUri: vscode.Uri;
}

/** How many examples were written, and how many names were taken. */
export interface ExamplesOutcome {
  readonly folder: string;
  readonly written: number;
  readonly kept: number;
}

/** The folder within the one that was chosen: nobody wants fifteen files among their own. */
const folderName = 'security-profile-examples';

/**
 * Puts the examples into a folder of the person's choice; a file that is there already stays as it is.
 *
 * @throws Cancelled; HumanError when it cannot be written
 */
export async function openExamples({ extensionUri }: ExampleServices, wanted?: vscode.Uri): Promise<ExamplesOutcome> {
  const start = vscode.workspace.workspaceFolders?.[0]?.uri;
  const parent =
    wanted ?? (await pickFolder({ title: 'Open Example Payloads', openLabel: 'Put Examples Here', start }));
  const folder = vscode.Uri.joinPath(parent, folderName);
  const source = vscode.Uri.joinPath(extensionUri, 'examples');
  const names = (await vscode.workspace.fs.readDirectory(source)).map(([name]) => name).sort();
  let written = 0;
  try {
    await vscode.workspace.fs.createDirectory(folder);
    for (const name of names) {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(source, name)));
      if (await createFile(vscode.Uri.joinPath(folder, name), text)) written += 1;
    }
  } catch (error) {
    const why = `The examples can’t be written to ${folder.fsPath}: ${fileSentence(error)}`;
    throw new HumanError(why, [], { cause: error });
  }
  void offerFolder(folder, written);
  return { folder: folder.toString(), written, kept: names.length - written };
}

/** A folder of this workspace is there already; another one opens in this window where it is empty, else in a new one. */
async function offerFolder(folder: vscode.Uri, written: number): Promise<void> {
  const first = vscode.Uri.joinPath(folder, `web01.host${payloadSuffix}`);
  if (vscode.workspace.getWorkspaceFolder(folder)) {
    await vscode.window.showTextDocument(first);
    return;
  }
  if (!vscode.workspace.workspaceFolders) {
    await vscode.commands.executeCommand('vscode.openFolder', folder);
    return;
  }
  const sentence = written > 0 ? `Wrote ${plural(written, 'example')} to` : 'The examples are in';
  const choice = await vscode.window.showInformationMessage(
    `${sentence} ${noticeText(folder.fsPath)}.`,
    'Open in New Window',
  );
  if (choice) await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
}

/**
 * Opens one of the examples as an unsaved payload: nothing is written, and nothing has to be tidied up.
 *
 * @param wanted its name without `.secprofile.json`
 * @throws HumanError when there is no such example
 */
export async function openExample({ extensionUri }: ExampleServices, wanted = 'web01.host'): Promise<string> {
  if (!/^[\w-]+\.[a-z]+$/.test(wanted)) throw new HumanError('There is no such example.');
  const name = wanted + payloadSuffix;
  const file = vscode.Uri.joinPath(extensionUri, 'examples', name);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const place = workspace && vscode.Uri.joinPath(workspace.uri, name);
  if (place && (await mayBeThere(place))) return show(await vscode.workspace.openTextDocument(place));
  const editor = await openUnsaved(unsavedUri(workspace?.uri, name), workspace !== undefined);
  if (editor.document.getText() === '') {
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  }
  return editor.document.uri.toString();
}

async function show(document: vscode.TextDocument): Promise<string> {
  await vscode.window.showTextDocument(document);
  return document.uri.toString();
}
