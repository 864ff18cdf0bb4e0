import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { baseName } from '../../catalog/file-names';
import { Cancelled } from '../../errors';
import { plainText } from '../../text/plain-text';
import type { CheckedSnapshot } from '../../validation/check';
import type { SendServices } from './targets';

/**
 * What an Add of a document should be: one that was added here, or has an id, is a live profile already, and a second Add
 * makes another one.
 *
 * @throws Cancelled
 */
export async function addOrUpdate(
  { records, livePlace }: Pick<SendServices, 'records' | 'livePlace'>,
  document: vscode.TextDocument,
  checking: Promise<CheckedSnapshot>,
): Promise<Intent> {
  const environment = livePlace();
  const added = environment && records.knownOf(document.uri, environment)?.id;
  const { id = added } = (await checking).snapshot.payload;
  if (id === undefined) return 'add';
  const name = plainText(baseName(document.uri.path), 80);
  const why = added === undefined ? `has the id ${plainText(id, 80)}` : 'was added already';
  const choice = await vscode.window.showWarningMessage(
    `${name} ${why}. Update that profile, or add another one?`,
    { modal: true, detail: `Profile ${plainText(id, 80)}` },
    'Update It',
    'Add Another',
  );
  if (choice === undefined) throw new Cancelled();
  return choice === 'Update It' ? 'update' : 'add';
}
