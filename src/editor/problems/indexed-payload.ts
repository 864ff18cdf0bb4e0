import type * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { kindOfFileName } from '../../catalog/file-names';
import type { KindId } from '../../catalog/kinds';
import type { Severity } from '../../validation/problem';
import { countProblems } from '../../validation/problem-counts';
import type { KeptFile } from './kept-file';

/** A payload file of the workspace, as the tree shows it. */
export interface IndexedPayload {
  readonly uri: vscode.Uri;
  /** `undefined` if neither the name nor `@odata.type` tells it, or the file hasn't been read yet. */
  readonly kind: KindId | undefined;
  /** Its root `id`. */
  readonly id: string | undefined;
  /** `undefined` until it is checked; a word if it can't be, such as `outside` for a link out of the workspace. */
  readonly counts: Readonly<Record<Severity, number>> | 'unreadable' | 'outside' | undefined;
  /** How many members an Update would change, if the file was added or has an ID; `unknown` if nobody has looked. */
  readonly changes?: number | 'unknown' | undefined;
}

/** What the index knows about a file. */
export interface Row extends IndexedPayload {
  /** What is kept of the file, without its text and tape. */
  readonly kept?: KeptFile | undefined;
}

/** What the tree shows of a row. */
export const shownOf = ({ kind, id, counts, changes }: Row): unknown => [kind, id, counts, changes];

/** The row of a file that hasn't been read, or can't be. */
export function uncheckedRow(uri: vscode.Uri, counts?: 'unreadable' | 'outside'): Row {
  return { uri, kind: kindOfFileName(uri.path, bundledKinds)?.id, id: undefined, counts };
}

export function rowOf(uri: vscode.Uri, kept: KeptFile): Row {
  const { outcome } = kept;
  if (typeof outcome === 'string') return { ...uncheckedRow(uri, outcome), kept };
  const { kind, id, problems, intent, changes = 'unknown' } = outcome;
  return { uri, kind, id, counts: countProblems(problems), changes: intent === 'update' ? changes : undefined, kept };
}
