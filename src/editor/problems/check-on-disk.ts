import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { CheckClient } from '../../validation/check-client';
import type { FileJobs, FileOutcome } from '../../validation/check-files';
import { checkPatiently } from '../../validation/check-patiently';
import { uriKey } from '../host/disk-key';
import { isReadAsUtf8, largestDocument, perFolder } from '../host/file-text';
import { knownOnDisk, stateOf, type ClosedFile, type KeptFile } from './kept-file';

/** Tells which files the checking thread can read by itself at the moment: those on this computer, in UTF-8. */
export function isOnDisk(): (file: ClosedFile) => boolean {
  const isUtf8 = perFolder(isReadAsUtf8);
  return ({ uri }) => uri.scheme === 'file' && isUtf8(uri);
}

/** The results for files on disk. */
interface OnDisk {
  /** What to keep of each, by `uriKey`. */
  readonly kept: readonly (readonly [uri: string, KeptFile])[];
  /** Those that may not be UTF-8, so VS Code has to decode them. */
  readonly undecoded: readonly ClosedFile[];
}

/** Reads and checks files in the checking thread, which follows no link out of the workspace. Never rejects. */
export async function checkOnDisk(client: Pick<CheckClient, 'files'>, files: readonly ClosedFile[]): Promise<OnDisk> {
  if (files.length === 0) return { kept: [], undecoded: [] };
  const outcomes = await checkPatiently((jobs) => client.files(jobs), jobsOf(files));
  const all = files.flatMap((file, at) => {
    const outcome = outcomes[at];
    return outcome ? [{ file, outcome }] : [];
  });
  return {
    kept: all.flatMap(({ file, outcome }) => {
      const kept = keptOf(file, outcome);
      return kept ? [[uriKey(file.uri), kept] as const] : [];
    }),
    undecoded: all.flatMap(({ file, outcome }) =>
      outcome.what === 'undecoded' ? [{ ...file, onDisk: outcome.state }] : [],
    ),
  };
}

function jobsOf(files: readonly ClosedFile[]): FileJobs {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return {
    files: files.map((file) => ({
      path: file.uri.fsPath,
      options: { fileName: baseName(file.uri.path), ...file.as },
      knownState: knownOnDisk(file),
    })),
    folders: folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath),
    largest: largestDocument,
  };
}

function keptOf(file: ClosedFile, outcome: FileOutcome): KeptFile | undefined {
  if (outcome.what === 'undecoded') return undefined;
  if (outcome.what === 'unchanged') return file.kept;
  const state = stateOf(outcome.state, file);
  return { outcome: outcome.what === 'checked' ? outcome.inspection : outcome.what, state };
}
