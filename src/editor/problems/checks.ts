import * as vscode from 'vscode';
import { baseName } from '../../catalog/file-names';
import type { Intent } from '../../catalog/kinds';
import type { Inspection } from '../../validation/inspect';
import { openDocument, textOfFile } from '../host/file-text';
import { ruleSettings } from '../settings/settings';
import type { Snapshots } from './snapshots';

export type { Inspection } from '../../validation/inspect';

/** What reads and checks; loaded when the first text comes. */
export const loadClient = async () => (await import('../../validation/check-client')).checkClient;

/** Checks the open document of a URI, or else the file, without opening it. @throws Error when it cannot be read */
export async function inspectUri(snapshots: Snapshots, uri: vscode.Uri, intent: Intent): Promise<Inspection> {
  const open = openDocument(uri);
  if (open) return (await import('../../validation/inspect')).inspectionOf(await snapshots.check(open, intent));
  const client = await loadClient();
  const options = { fileName: baseName(uri.path), intent, rules: ruleSettings(uri) };
  const [inspection] = await client.inspect([{ text: await textOfFile(uri), options }]);
  if (!inspection) throw new Error('The checking thread gave no answer.');
  return inspection;
}
