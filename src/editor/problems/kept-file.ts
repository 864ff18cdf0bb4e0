import type * as vscode from 'vscode';
import type { Inspection } from '../../validation/inspect';
import type { CheckedAs } from './snapshots';

/** What is kept of a file, and of which state of it. */
export interface KeptFile {
  /** Or why there is none: it can't be read, or is a link out of the workspace, which isn't followed. */
  readonly outcome: Inspection | 'unreadable' | 'outside';
  /** Equal states give equal outcomes; `''` is equal to none. */
  readonly state: string;
}

/** The state of an open document, whose snapshots know whether it has changed. */
export const openState = 'open';

/** A file that no document is open of. */
export interface ClosedFile {
  readonly uri: vscode.Uri;
  readonly as: CheckedAs;
  /** What was kept of it before. */
  readonly kept: KeptFile | undefined;
  /** Its state on disk, where somebody has looked already. */
  readonly onDisk?: string;
}

/** The state of a closed file: on disk, and as what it is checked. */
export const stateOf = (onDisk: string, { as }: Pick<ClosedFile, 'as'>): string =>
  onDisk && `${onDisk}\n${JSON.stringify(as)}`;

/** The state on disk of which it is known what becomes of the file. */
export function knownOnDisk({ kept, as }: Pick<ClosedFile, 'kept' | 'as'>): string | undefined {
  const [onDisk = ''] = kept?.state.split('\n') ?? [];
  return onDisk && kept?.state === stateOf(onDisk, { as }) ? onDisk : undefined;
}

/** What was found, if anything could be. */
export const inspectionIn = ({ outcome }: KeptFile): Inspection | undefined =>
  typeof outcome === 'object' ? outcome : undefined;
