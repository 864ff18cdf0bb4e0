import { realpathSync } from 'node:fs';
import * as vscode from 'vscode';
import { leadsOutOfAll } from '../../files/leads-out';
import { textDigest, type PayloadFile } from '../../plan/payload-file';
import type { Environment } from '../../request/environment';
import { isSendable } from '../../request/graph-request';
import { problemOf, type Problem } from '../../validation/problem';
import type { CheckedSnapshot } from '../../validation/check';
import type { FileRecords } from '../host/file-records';
import type { Report } from '../host/progress';
import { openDocument, statOfFile, textOfFile } from '../host/file-text';
import { readFailure } from '../host/read-failure';
import type { Snapshots } from '../problems/snapshots';

/** The text of a file as the person sees it, with unsaved changes. @throws Error if it can't be read */
async function currentText(uri: vscode.Uri): Promise<string> {
  const open = openDocument(uri);
  if (open) return open.getText();
  await statOfFile(uri);
  return textOfFile(uri);
}

/** Whether a file still has the text with this digest. */
export async function hasText(uri: vscode.Uri, digest: string): Promise<boolean> {
  return currentText(uri).then(
    (text) => textDigest(text) === digest,
    () => false,
  );
}

/** What reading payloads needs. */
export interface ReadingServices {
  readonly snapshots: Pick<Snapshots, 'check' | 'checkText'>;
  readonly records: Pick<FileRecords, 'intentOf' | 'knownOf'>;
}

/** How many files are read at the same time. */
const atOnce = 32;

/**
 * Reads and checks payload files with their unsaved changes: as an Update if a profile is known, else as an Add (contract
 * §10.1). Never rejects.
 */
export async function readPayloads(
  uris: readonly vscode.Uri[],
  services: ReadingServices,
  environment: Environment,
  { signal, report }: { readonly signal: AbortSignal; readonly report: Report },
): Promise<PayloadFile[]> {
  const files: PayloadFile[] = [];
  const isOutside = leadsOutOfWorkspace();
  for (let at = 0; at < uris.length && !signal.aborted; at += atOnce) {
    const batch = uris.slice(at, at + atOnce);
    files.push(...(await Promise.all(batch.map((uri) => readPayload(uri, services, environment, isOutside)))));
    report(`${files.length} of ${uris.length} payloads checked`, 'checked');
  }
  return files;
}

/** What a file is called in the plan. */
export const shownPath = (uri: vscode.Uri) => vscode.workspace.asRelativePath(uri);

async function readPayload(
  uri: vscode.Uri,
  services: ReadingServices,
  environment: Environment,
  isOutside: (uri: vscode.Uri) => boolean,
): Promise<PayloadFile> {
  const { records } = services;
  const file = { path: shownPath(uri), absolute: uri.toString(), kind: undefined, problems: [], digest: '' };
  const known = records.knownOf(uri, environment);
  if (isOutside(uri)) return { ...file, id: known?.id, error: 'It isn’t read: it’s a link out of the workspace.' };
  let checked: CheckedSnapshot;
  try {
    checked = await checkNow(uri, services);
  } catch (error) {
    return { ...file, id: known?.id, error: `The file can’t be read: ${readFailure(error)}` };
  }
  const { payload, text } = checked.snapshot;
  const intent = records.intentOf(uri, environment);
  const id = intent === 'add' ? undefined : (payload.id ?? known?.id);
  const problems = checked.check.findings.map(problemOf);
  return {
    ...file,
    kind: payload.kind,
    id,
    payload: isSendable(payload) ? payload : undefined,
    problems: intent === 'update' && id === undefined ? [...problems, withoutId] : problems,
    digest: textDigest(text),
  };
}

async function checkNow(uri: vscode.Uri, { snapshots }: ReadingServices): Promise<CheckedSnapshot> {
  const open = openDocument(uri);
  return open ? snapshots.check(open) : snapshots.checkText({ uri }, await currentText(uri));
}

/** While many are planned, nobody is asked which profile it is (contract §4, `missing-id`). */
const withoutId: Problem = {
  rule: 'missing-id',
  severity: 'error',
  message: 'This is checked as an Update, but no ID is known. Write the ID into the payload, or switch it to Add.',
  pointer: '',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
};

/**
 * Tells whether a file of the workspace is a link out of it, or is in a folder that is one: as everywhere, such a file isn't
 * read. For files on another computer, this can't be known here.
 */
function leadsOutOfWorkspace(): (file: vscode.Uri) => boolean {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const leaves = leadsOutOfAll(
    { realpathSync },
    folders.map(({ uri }) => uri.fsPath),
  );
  return (file) =>
    file.scheme === 'file' && vscode.workspace.getWorkspaceFolder(file) !== undefined && leaves(file.fsPath);
}
