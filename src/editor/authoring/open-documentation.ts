import * as vscode from 'vscode';
import { baseName, kindOfFileName } from '../../catalog/file-names';
import type { Kind, KindId } from '../../catalog/kinds';
import { inspectUri } from '../problems/checks';
import { payloadDocument } from '../host/payload-document';

/** The kind of a payload, else of the active editor's; `host` where nothing tells it. */
async function kindOfPayload(given: vscode.Uri | undefined): Promise<KindId> {
  const uri = given ?? (await payloadDocument()).uri;
  return kindOfFileName(baseName(uri.path))?.id ?? (await inspectUri(uri, 'add')).kind ?? 'host';
}

/** Opens the page of a kind: every property, nested type and enum. Returns its URI. */
export async function openDocumentation(
  { extensionUri }: { readonly extensionUri: vscode.Uri },
  of: Kind | vscode.Uri | undefined,
): Promise<string> {
  const kind = of && 'entitySet' in of ? of.id : await kindOfPayload(of);
  const page = vscode.Uri.joinPath(extensionUri, 'docs', 'kinds', `${kind}.md`);
  await vscode.commands.executeCommand('markdown.showPreview', page);
  return page.toString();
}
