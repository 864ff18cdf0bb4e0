import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { baseName } from '../../catalog/file-names';
import type { Inspection } from '../../validation/inspect';
import { openDocument, textOfFile } from '../host/file-text';
import { ruleSettings } from '../settings/settings';

export type { Inspection } from '../../validation/inspect';

async function inspectText(text: string, uri: vscode.Uri, intent: Intent, key?: string): Promise<Inspection> {
  const { inspect } = await import('../../validation/check-client');
  return inspect(text, { key, fileName: baseName(uri.path), intent, rules: ruleSettings(uri) });
}

/** Checks a document as it stands, unsaved changes included. */
export function inspectDocument(document: vscode.TextDocument, intent: Intent): Promise<Inspection> {
  return inspectText(document.getText(), document.uri, intent);
}

/** The same where only the newest text counts: a check that has not begun may tell of a later text. */
export function inspectWhileTyping(document: vscode.TextDocument, intent: Intent): Promise<Inspection> {
  return inspectText(document.getText(), document.uri, intent, document.uri.toString());
}

/** Checks the open document of a URI, or else the file, without opening it. @throws Error when it cannot be read */
export async function inspectUri(uri: vscode.Uri, intent: Intent): Promise<Inspection> {
  const open = openDocument(uri);
  if (open) return inspectDocument(open, intent);
  return inspectText(await textOfFile(uri), uri, intent);
}
