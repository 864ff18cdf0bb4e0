import type * as vscode from 'vscode';
import { uriArgument } from '../host/arguments';

/** A row of the tree that has payloads below it. */
interface WithPayloads {
  readonly payloads: readonly unknown[];
}

const hasPayloads = (value: unknown): value is WithPayloads =>
  typeof value === 'object' && value !== null && 'payloads' in value && Array.isArray(value.payloads);

const placesOf = (value: unknown): readonly vscode.Uri[] => {
  if (Array.isArray(value)) return value.flatMap(placesOf);
  if (hasPayloads(value)) return value.payloads.flatMap(placesOf);
  const uri = uriArgument(value);
  return uri ? [uri] : [];
};

/**
 * The files and folders to plan: the selected ones, if a menu passes them, else what was given. Each is a URI, its text, or a
 * row of the tree.
 *
 * @returns undefined for the whole workspace
 */
export function placesArgument(given: unknown, selected?: unknown): readonly vscode.Uri[] | undefined {
  if (given === undefined) return undefined;
  return placesOf(Array.isArray(selected) && selected.length > 1 ? selected : given);
}
