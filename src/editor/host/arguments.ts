import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { isPayloadFile } from '../../catalog/file-names';
import type { Kind } from '../../catalog/kinds';
import { HumanError } from '../../errors';

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

/** What a menu, a key, or code passes. */
export interface Given {
  /** The row, file, or text that the command is for. */
  readonly row: unknown;
  /** All selected rows; of a row's own command, perhaps `keepFocus`; from code, a second argument. */
  readonly more: unknown;
}

/** Passed by a row's own command: a click or Space opens it without taking the focus, as a click does in the Explorer. */
export const keepFocus = 'keepFocus';

/** Passes everything on, for commands that read it themselves. */
export const givenArgument = (row: unknown, more?: unknown): Given => ({ row, more });

/** The row that a command was given, then all others that are selected. */
export const rowsOf = ({ row, more }: Given): readonly unknown[] => [
  ...new Set<unknown>([row, ...(Array.isArray(more) ? (more as readonly unknown[]) : [])]),
];

/** A row of a view that doesn't stand for a file. A key passes the one that has the focus, or null. */
const isOtherRow = (given: unknown) =>
  typeof given === 'object' && given !== null && !(given instanceof vscode.Uri) && 'type' in given && !hasUri(given);

/**
 * The files that a command was given: all that are selected, where the explorer or the tree passes them, or the one named;
 * none for the active editor's. Of a selection, what is no payload is left out.
 *
 * @throws HumanError for a row of a view that is no payload: the active editor's isn't meant then
 */
export function selectionArgument(given: unknown, selected?: unknown): readonly vscode.Uri[] {
  if (given === null || isOtherRow(given)) throw new HumanError('Select a payload first.');
  const uris = Array.isArray(selected) ? selected.flatMap((one: unknown) => uriArgument(one) ?? []) : [];
  if (uris.length > 1) return uris.filter(({ path }) => isPayloadFile(path));
  const uri = uriArgument(given);
  return uri ? [uri] : [];
}

/** The files of a command that may ask, and whether there is anybody to ask. */
export interface AskingArgument {
  readonly uris: readonly vscode.Uri[];
  /** Code named a file, and waits for what comes of it. */
  readonly isByCode: boolean;
}

/**
 * The files that a command was given. Code gives a URI and nothing more; menus add what is selected or where they are, rows
 * of the tree are no URIs, keys and the palette give nothing.
 */
export function askingArgument(given: unknown, more?: unknown): AskingArgument {
  const isUri = given instanceof vscode.Uri || typeof given === 'string';
  return { uris: selectionArgument(given, more), isByCode: isUri && more === undefined };
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
