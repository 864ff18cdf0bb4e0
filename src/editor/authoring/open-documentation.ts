import * as vscode from 'vscode';
import { baseName, kindOfFileName } from '../../catalog/file-names';
import { kindOf, kinds, type KindId } from '../../catalog/kinds';
import { inspectUri } from '../problems/checks';
import { payloadDocument, uriOf } from '../host/payload-document';
import type { Services } from '../services';

/** The kind that a kind's tree node, a payload or the active editor stands for; `host` where nothing tells it. */
async function kindOfArgument(argument: unknown): Promise<KindId> {
  const node = typeof argument === 'object' && argument !== null && 'kind' in argument ? argument.kind : argument;
  const named = kinds.find((kind) => kind === node) ?? (typeof node === 'string' ? kindOf(node) : undefined);
  if (named) return named.id;
  const uri = uriOf(argument) ?? (await payloadDocument(undefined)).uri;
  return kindOfFileName(baseName(uri.path))?.id ?? (await inspectUri(uri, 'add')).kind ?? 'host';
}

/** Opens the page of a kind: every property, nested type and enum. Returns its URI. */
export async function openDocumentation(services: Services, argument: unknown): Promise<string> {
  const page = vscode.Uri.joinPath(services.extensionUri, 'docs', 'kinds', `${await kindOfArgument(argument)}.md`);
  await vscode.commands.executeCommand('markdown.showPreview', page);
  return page.toString();
}
