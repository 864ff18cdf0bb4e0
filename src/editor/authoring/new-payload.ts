import * as vscode from 'vscode';
import type { KindId } from '../../catalog/kinds';
import type { Given } from '../host/arguments';
import type { FileRecords } from '../host/file-records';
import { newFileName, openUnsaved, placeIn, presentFolder, unsavedUri } from '../host/new-file-place';
import { newPayloadArgument } from './new-payload-argument';
import { askKind, askNameAndPlace } from './new-payload-questions';
import { newPayloadSnippet } from './new-payload-text';

/** What is remembered of files: of a new one, nothing. */
interface NewPayloadServices {
  readonly records: Pick<FileRecords, 'forgetFile'>;
  /** Ticks its step of the walkthrough. */
  readonly reach: (milestone: 'created') => Promise<void>;
}

/**
 * Opens an unsaved editor with the kind's smallest Add, named for what it is about, and the cursor in its first field. Its
 * path ends in a payload name, so that schema, checks and menus apply before it is saved.
 */
export async function newPayload(
  { records, reach }: NewPayloadServices,
  argument: Given,
): Promise<{ kind: KindId; uri: string }> {
  const { kind: wanted, subject: given, folder = presentFolder() } = newPayloadArgument(argument);
  const kind = wanted ?? (await askKind());
  const { subject, place } =
    given === undefined ? await askNameAndPlace(kind, folder) : { subject: given.trim(), place: await placeIn(folder) };
  const uri = unsavedUri(place.folder, newFileName(kind, subject, place));
  // One of the same name may have been added and given up.
  records.forgetFile(uri);
  const editor = await openUnsaved(uri, place.folder !== undefined);
  // Nothing of this name is open: a text that is there is what VS Code has not yet thrown away of one that was closed.
  const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
  await editor.insertSnippet(new vscode.SnippetString(newPayloadSnippet(kind, subject)), all);
  void reach('created');
  return { kind: kind.id, uri: uri.toString() };
}
