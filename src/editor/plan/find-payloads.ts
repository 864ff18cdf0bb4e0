import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { isPayloadFile, payloadGlob, skippedGlob } from '../../catalog/file-names';
import type { PayloadFiles } from '../problems/payload-files';

/** The payload files at some places, or all of the workspace's, by path. A file with two names counts once. */
export async function findPayloads(
  places: readonly vscode.Uri[] | undefined,
  { files }: { readonly files: Pick<PayloadFiles, 'search'> },
): Promise<readonly vscode.Uri[]> {
  const found = places ? (await Promise.all(places.map(payloadsAt))).flat() : await files.search();
  const unique = new Map<string, vscode.Uri>();
  const sorted = [...found].sort((a, b) => (a.path < b.path ? -1 : 1));
  const names = await Promise.all(sorted.map(realName));
  sorted.forEach((uri, at) => {
    const name = names[at] ?? '';
    if (!unique.has(name)) unique.set(name, uri);
  });
  return [...unique.values()];
}

/** The payload files in a folder, or the given file. */
async function payloadsAt(place: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const type = await vscode.workspace.fs.stat(place).then(
    (stat) => stat.type,
    () => undefined,
  );
  if (type !== undefined && type & vscode.FileType.Directory) {
    return vscode.workspace.findFiles(new vscode.RelativePattern(place, payloadGlob), skippedGlob);
  }
  // One that is gone is reported like one that can't be read.
  return isPayloadFile(place.path) ? [place] : [];
}

/** The path of a file after all links are followed. */
async function realName(uri: vscode.Uri): Promise<string> {
  if (uri.scheme !== 'file') return uri.toString();
  return realpath(uri.fsPath).catch(() => uri.fsPath);
}
