import * as vscode from 'vscode';
import { Cancelled } from '../../errors';
import { payloadSuffix } from '../../catalog/file-names';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { setOf, type Kind, type KindId } from '../../catalog/kinds';
import { minimalAdd } from '../../catalog/templates.generated';
import type { FileRecords } from '../host/file-records';

async function pickKind(): Promise<Kind> {
  const items = bundledKinds.kinds.map((kind) => ({
    label: kind.label,
    iconPath: new vscode.ThemeIcon(kind.icon),
    description: setOf(kind),
    detail: bundledKinds.odataType(kind.type),
    profileKind: kind,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'New Profile Payload',
    placeHolder: 'Which kind of security profile?',
    matchOnDescription: true,
  });
  if (!picked) throw new Cancelled();
  return picked.profileKind;
}

/** A name that neither a file nor an open editor has: `new.host.secprofile.json`, `new-2.host.…`. */
async function freeUri(kind: Kind): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const open = new Set(vscode.workspace.textDocuments.map((document) => document.uri.path));
  for (let count = 1; ; count += 1) {
    const name = `new${count === 1 ? '' : `-${count}`}.${kind.id}${payloadSuffix}`;
    const uri = folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.from({ scheme: 'file', path: `/${name}` });
    const exists = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (!exists && !open.has(uri.path)) return uri.with({ scheme: 'untitled' });
  }
}

/** What is remembered of files: of a new one, nothing. */
interface NewPayloadServices {
  readonly records: Pick<FileRecords, 'forgetFile'>;
}

/**
 * Opens an unsaved editor with the kind's smallest Add and the cursor in its first field. Its path ends in a payload
 * name, so that schema, checks and menus apply before it is saved.
 */
export async function newPayload(
  { records }: NewPayloadServices,
  wanted: Kind | undefined,
): Promise<{ kind: KindId; uri: string }> {
  const kind = wanted ?? (await pickKind());
  const uri = await freeUri(kind);
  // One of the same name may have been added and given up.
  records.forgetFile(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(minimalAdd[kind.id]), new vscode.Position(0, 0));
  return { kind: kind.id, uri: document.uri.toString() };
}
