import type * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { Problem } from '../../validation/problem';
import { plainText } from '../../text/plain-text';
import { plural } from '../../text/quantities';
import type { Reason } from '../../panel/protocol';

/** So many of the errors are named in the panel; Problems has them all. */
const mostReasons = 10;

/** Says that errors keep a payload from being sent. */
export function blockedHeadline(payload: vscode.Uri, errors: readonly Problem[]): string {
  const name = plainText(baseName(payload.path));
  // Where a setting says that these are no errors, they still are nothing that can be sent.
  if (errors.length === 0) return `${name} was not sent: it has no kind, or it isn’t a JSON object.`;
  return `${name} was not sent: it has ${plural(errors.length, 'error')}.`;
}

/** The first of the errors, a sentence each. */
export function blockedReasons(errors: readonly Problem[]): Reason[] {
  return errors.slice(0, mostReasons).map(({ range, message }) => ({ text: message, line: range.start.line + 1 }));
}
