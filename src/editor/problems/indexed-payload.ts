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
  /** `undefined` when neither name nor `@odata.type` tells it, or while it is not read yet. */
  readonly kind: KindId | undefined;
  /** Its root `id`. */
  readonly id: string | undefined;
  /** `undefined` while it is not checked yet; a word when it cannot be: `outside` for a link out of the workspace. */
  readonly counts: Readonly<Record<Severity, number>> | 'unreadable' | 'outside' | undefined;
  /** Of a file that was added, or has an id: how many members an Update would change; `unknown` where nobody has looked. */
  readonly changes?: number | 'unknown' | undefined;
}

/** What the index has of a file. */
export interface Row extends IndexedPayload {
  /** What is kept of the file: its text and its tape are not. */
  readonly kept?: KeptFile | undefined;
}

/** What the tree shows of a row. */
export const shownOf = ({ kind, id, counts, changes }: Row): unknown => [kind, id, counts, changes];

/** The row of a file that nobody has looked into, or could. */
export function uncheckedRow(uri: vscode.Uri, counts?: 'unreadable' | 'outside'): Row {
  return { uri, kind: kindOfFileName(uri.path, bundledKinds)?.id, id: undefined, counts };
}

export function rowOf(uri: vscode.Uri, kept: KeptFile): Row {
  const { outcome } = kept;
  if (typeof outcome === 'string') return { ...uncheckedRow(uri, outcome), kept };
  const { kind, id, problems, intent, changes = 'unknown' } = outcome;
  return { uri, kind, id, counts: countProblems(problems), changes: intent === 'update' ? changes : undefined, kept };
}
