import * as vscode from 'vscode';
import type { Environment } from '../../request/environment';
import type { FileRecords } from '../host/file-records';
import { isFileGone } from '../host/create-file';
import { fileKey } from '../host/file-key';
import { diskKey, isAtOrBelow } from '../host/disk-key';

/**
 * Files that are gone and whose profile is known, as texts of URIs: those below the planned places, or in the workspace.
 *
 * @param places undefined for the whole workspace
 */
export async function orphanedFiles(
  records: Pick<FileRecords, 'knownIn'>,
  environment: Environment,
  places: readonly vscode.Uri[] | undefined,
): Promise<ReadonlySet<string>> {
  const folders = places ?? (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const keys = folders.map(fileKey);
  const known = records
    .knownIn(environment)
    .filter(([file]) => keys.some((folder) => isAtOrBelow(diskKey(file), folder)));
  const gone = await Promise.all(
    known.map(async ([file]) => ((await isFileGone(vscode.Uri.parse(file, true))) ? [file] : [])),
  );
  return new Set(gone.flat());
}
