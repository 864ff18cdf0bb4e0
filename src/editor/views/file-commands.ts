import * as vscode from 'vscode';
import { baseName, isPayloadFile, payloadSuffix } from '../../catalog/file-names';
import { Cancelled, HumanError } from '../../errors';
import { nameObjection, sameName } from '../../text/file-name';
import { plural } from '../../text/quantities';
import { noticeText, promptText, namedFiles } from '../host/shown-text';
import type { CommandId } from '../manifest/command-ids.generated';
import { rowsOf, uriArgument, type Given } from '../host/arguments';
import type { SelectedRows } from '../host/selected-rows';
import { kindsViewId } from '../manifest/menus';
import type { PayloadFiles } from '../problems/payload-files';
import type { ProfileNode } from './live-nodes';
import type { TreeProvider } from './tree-provider';

/** What the commands on rows of the tree work with. */
interface FileServices {
  readonly files: Pick<PayloadFiles, 'search'>;
  readonly tree: Pick<TreeProvider, 'rowOf'>;
  readonly selected: Pick<SelectedRows, 'beside' | 'focus'>;
}

const isProfile = (row: unknown): row is ProfileNode =>
  typeof row === 'object' && row !== null && 'type' in row && row.type === 'profile';

/** Asks for a new name and renames a payload file. Returns its new URI. @throws Cancelled */
export async function renamePayload(
  { files, tree, selected }: FileServices,
  given: unknown,
): Promise<string | undefined> {
  const uri = uriArgument(given);
  // A key reaches all kinds of rows, but only files can be renamed.
  if (!uri) return undefined;
  const folder = vscode.Uri.joinPath(uri, '..');
  const name = baseName(uri.path);
  const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
  const taken = new Set(
    entries
      .map(([entry]) => entry)
      .filter((entry) => entry !== name)
      .map(sameName),
  );
  const stem = /^[^.]*(?:\.[^.]+)*?(?=(?:\.[a-z]+)?\.secprofile\.json$)/.exec(name)?.[0] ?? name;
  const wanted = await vscode.window.showInputBox({
    title: 'Rename Payload File',
    value: name,
    valueSelection: [0, stem.length],
    // A name that another system gave it may stay.
    validateInput: (typed) => (typed === name ? undefined : objection(typedName(typed), taken)),
  });
  if (wanted === undefined) throw new Cancelled();
  const changed = typedName(wanted);
  // What another system allowed in it, such as an outer space, stays if the person leaves it.
  if ([wanted, wanted.trim(), changed].includes(name)) throw new Cancelled();
  const target = vscode.Uri.joinPath(folder, changed);
  const next = selected.beside(kindsViewId, [given]);
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(uri, target, { overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit))) throw new HumanError(`${name} can’t be renamed.`);
  if (next) {
    // The file watcher reports it too late.
    await files.search();
    await selected.focus(kindsViewId, (await tree.rowOf(target)) ?? next, true);
  }
  return target.toString();
}

/** A name as it was meant: one that is copied from a Mac's disk may have its accents apart. */
const typedName = (typed: string) => typed.trim().normalize('NFC');

/** Why a file can’t have this name, or what the name would change. */
function objection(name: string, taken: ReadonlySet<string>): vscode.InputBoxValidationMessage | undefined {
  const { Error, Warning } = vscode.InputBoxValidationSeverity;
  const refused = nameObjection(name);
  if (refused !== undefined) return { message: refused, severity: Error };
  if (taken.has(sameName(name))) {
    return { message: promptText(`${name} already exists in this folder.`), severity: Error };
  }
  if (isPayloadFile(name)) return undefined;
  return { message: `Only files whose names end in ${payloadSuffix} are payloads.`, severity: Warning };
}

/**
 * Asks, then deletes what is selected: payload files, which go to the trash if their file system has one, and live profiles.
 * Other rows can't be deleted. Returns how many files are gone. @throws Cancelled
 */
export async function deleteRows({ selected }: Pick<FileServices, 'selected'>, given: Given): Promise<number> {
  const rows = rowsOf(given);
  const files = rows.flatMap((one) => uriArgument(one) ?? []);
  if (files.length > 0) {
    const next = selected.beside(kindsViewId, rows);
    await deleteFiles(files);
    await selected.focus(kindsViewId, next);
  }
  for (const profile of rows.filter(isProfile)) {
    // The person is asked about each one, with its environment. A no ends it.
    if (!(await vscode.commands.executeCommand('securityProfiles.deleteProfile' satisfies CommandId, profile))) break;
  }
  return files.length;
}

const consequence =
  'Files are moved to the trash if there is one. If not, this can’t be undone. Live profiles aren’t affected.';

async function deleteFiles(files: readonly vscode.Uri[]): Promise<void> {
  const names = files.map(({ path }) => baseName(path));
  const what = names.length === 1 ? noticeText(names.join('')) : plural(names.length, 'payload file');
  const detail = names.length === 1 ? consequence : `${namedFiles(names)}\n\n${consequence}`;
  const choice = await vscode.window.showWarningMessage(`Delete ${what}?`, { modal: true, detail }, 'Delete');
  if (choice !== 'Delete') throw new Cancelled();
  const edit = new vscode.WorkspaceEdit();
  for (const file of files) edit.deleteFile(file, { ignoreIfNotExists: true });
  if (!(await vscode.workspace.applyEdit(edit))) throw new HumanError(`${what} can’t be deleted.`);
}
