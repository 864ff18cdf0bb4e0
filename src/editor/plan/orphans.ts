import * as vscode from 'vscode';
import type { Environment } from '../../request/environment';
import type { FileRecords } from '../host/file-records';
import { isFileGone } from '../host/create-file';
import { fileKey } from '../host/file-key';
import { isAtOrBelow } from '../host/disk-key';

/**
 * Files whose profile is known and that are gone, as keys of the records: below the places that are planned, or in the
 * workspace.
 *
 * @param places undefined for all of the workspace
 */
export async function orphanedFiles(
  records: Pick<FileRecords, 'knownIn'>,
  environment: Environment,
  places: readonly vscode.Uri[] | undefined,
): Promise<ReadonlySet<string>> {
  const folders = places ?? (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const keys = folders.map(fileKey);
  const known = records.knownIn(environment).filter(([key]) => keys.some((folder) => isAtOrBelow(key, folder)));
  const gone = await Promise.all(
    known.map(async ([key]) => ((await isFileGone(vscode.Uri.parse(key, true))) ? [key] : [])),
  );
  return new Set(gone.flat());
}
