import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';

/** A tree node or anything else that carries the URI of a file. */
interface WithUri {
  readonly uri: vscode.Uri;
}

const hasUri = (value: unknown): value is WithUri =>
  typeof value === 'object' && value !== null && 'uri' in value && value.uri instanceof vscode.Uri;

/** The URI that a command was given: as it is, as its text, or in a tree node; `undefined` without one. */
export function uriArgument(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  if (typeof given === 'string' && given !== '') return vscode.Uri.parse(given, true);
  return hasUri(given) ? given.uri : undefined;
}

/** The text that a command was given, the empty one included; `undefined` for anything else. */
export function textArgument(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined;
}

/** The kind that a command was given: its id, or the tree node of a kind. */
export function kindArgument(given: unknown): Kind | undefined {
  if (typeof given === 'string') return bundledKinds.findKind(given);
  const node = typeof given === 'object' && given !== null && 'kind' in given ? given.kind : undefined;
  return bundledKinds.kinds.find((kind) => kind === node);
}
