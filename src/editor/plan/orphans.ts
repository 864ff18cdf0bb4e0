import * as vscode from 'vscode';
import type { Environment } from '../../request/environment';
import type { FileRecords } from '../host/file-records';
import { isFileGone } from '../host/create-file';
import { fileKey } from '../host/file-key';
import { diskKey, isAtOrBelow } from '../host/disk-key';
import type { PayloadFiles } from '../problems/payload-files';
import type { PayloadIndex } from '../problems/payload-index';

type Known = ReturnType<FileRecords['knownIn']>;

/**
 * Files that are gone and whose profile is known, as texts of URIs: those below the planned places, or in the workspace, with
 * all their names. If another name is there, none of them is gone.
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
  const known = records.knownIn(environment);
  const idsOf = (some: Known) => new Set(some.map(([, { id }]) => id.toLowerCase()));
  const isInPlaces = ([file]: Known[number]) => keys.some((folder) => isAtOrBelow(diskKey(file), folder));
  const ids = idsOf(await goneAmong(known.filter(isInPlaces)));
  const named = known.filter(([, { id }]) => ids.has(id.toLowerCase()));
  const gone = new Set(await goneAmong(named));
  const there = idsOf(named.filter((one) => !gone.has(one)));
  return new Set([...gone].flatMap(([file, { id }]) => (there.has(id.toLowerCase()) ? [] : [file])));
}

async function goneAmong(known: Known): Promise<Known> {
  const isGone = await areGone(known.map(([file]) => file));
  return known.filter((_, at) => isGone[at]);
}

/** Whether each file is certainly gone. @param files texts of URIs */
export const areGone = (files: readonly string[]): Promise<boolean[]> =>
  Promise.all(files.map((file) => isFileGone(vscode.Uri.parse(file, true))));

/** The root IDs of all payloads of the workspace, in lower case: one may have been moved out of what is planned. */
export async function ownedIds({
  files,
  index,
}: {
  readonly files: Pick<PayloadFiles, 'search'>;
  readonly index: Pick<PayloadIndex, 'current'>;
}): Promise<ReadonlySet<string>> {
  const payloads = await index.current(await files.search());
  return new Set(payloads.flatMap((payload) => payload?.id?.toLowerCase() ?? []));
}
