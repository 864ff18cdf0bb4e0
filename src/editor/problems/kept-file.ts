import type * as vscode from 'vscode';
import type { Inspection } from '../../validation/inspect';
import type { CheckedAs } from './snapshots';

/** What is kept of a file, and of which of its states. */
export interface KeptFile {
  /** The inspection, or why there is none: the file can't be read, or it is a link out of the workspace, which isn't followed. */
  readonly outcome: Inspection | 'unreadable' | 'outside';
  /** Equal states have equal outcomes. `''` never counts as equal. */
  readonly state: string;
}

/** The state of an open document, whose snapshots know whether it has changed. */
export const openState = 'open';

/** A file without an open document. */
export interface ClosedFile {
  readonly uri: vscode.Uri;
  readonly as: CheckedAs;
  /** What has been kept of it so far. */
  readonly kept: KeptFile | undefined;
  /** Its state on disk, if that is known already. */
  readonly onDisk?: string;
}

/** The state of a closed file: its state on disk, and what it is checked as. */
export const stateOf = (onDisk: string, { as }: Pick<ClosedFile, 'as'>): string =>
  onDisk && `${onDisk}\n${JSON.stringify(as)}`;

/** The state on disk whose outcome is known; undefined if the file must be checked anyway. */
export function knownOnDisk({ kept, as }: Pick<ClosedFile, 'kept' | 'as'>): string | undefined {
  const [onDisk = ''] = kept?.state.split('\n') ?? [];
  return onDisk && kept?.state === stateOf(onDisk, { as }) ? onDisk : undefined;
}

/** The inspection, if there is one. */
export const inspectionIn = ({ outcome }: KeptFile): Inspection | undefined =>
  typeof outcome === 'object' ? outcome : undefined;
