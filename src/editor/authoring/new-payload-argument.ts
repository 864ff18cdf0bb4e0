import * as vscode from 'vscode';
import type { Kind } from '../../catalog/kinds';
import { kindArgument, type Given } from '../host/arguments';

/** What a new payload is asked for with. */
export interface NewPayloadArgument {
  readonly kind: Kind | undefined;
  /** What the payload is about; `undefined` where the person is to be asked. */
  readonly subject: string | undefined;
  /** The folder that is selected. */
  readonly folder: vscode.Uri | undefined;
}

/**
 * Reads what the command was given: a kind's id and maybe a name, from code, which is not asked then; a kind's row in the
 * tree; or a folder in the explorer.
 */
export function newPayloadArgument({ row: given, more: name }: Given): NewPayloadArgument {
  const kind = kindArgument(given);
  const fromCode = kind && typeof given === 'string';
  return {
    kind,
    subject: typeof name === 'string' ? name : fromCode ? '' : undefined,
    folder: given instanceof vscode.Uri ? given : undefined,
  };
}
