import { lstat, realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { isPayloadFile, payloadGlob, skippedGlob } from '../../catalog/file-names';
import { eachOnce, otherNames } from '../../plan/each-once';
import type { PayloadFiles } from '../problems/payload-files';

/** The payload files at some places, or all of the workspace's, by path. A file may have two names. */
export async function findPayloads(
  places: readonly vscode.Uri[] | undefined,
  { files }: { readonly files: Pick<PayloadFiles, 'search'> },
): Promise<readonly vscode.Uri[]> {
  const found = places ? (await Promise.all(places.map(payloadsAt))).flat() : await files.search();
  return [...found].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Each payload file once, whatever links lead to it, and however often it was named. */
export async function distinctPayloads(
  found: readonly vscode.Uri[],
  journal: Parameters<typeof eachOnce>[1] & Parameters<typeof otherNames>[1],
): Promise<readonly vscode.Uri[]> {
  const lookAt = async (uri: vscode.Uri) => {
    const [real, isLinked] = await Promise.all([realName(uri), isLink(uri)]);
    return { uri, absolute: uri.toString(), real, isOwn: !isLinked };
  };
  const named = await Promise.all(found.map(lookAt));
  const others = otherNames(named, journal).map((uri) => lookAt(vscode.Uri.parse(uri, true)));
  return eachOnce(named, journal, await Promise.all(others)).map(({ uri }) => uri);
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

/** Whether a file on this computer is a link itself. Without blocking: there may be thousands of them. */
async function isLink({ scheme, fsPath }: vscode.Uri): Promise<boolean> {
  if (scheme !== 'file') return false;
  return lstat(fsPath).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}
