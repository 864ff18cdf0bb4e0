import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { baseName } from '../../catalog/file-names';
import { plainText } from '../../text/plain-text';
import type { CheckedSnapshot } from '../../validation/check';
import type { SendServices } from './targets';

interface Choice extends vscode.MessageItem {
  readonly intent: Intent;
}

const choices: readonly Choice[] = [
  { title: 'Update It', intent: 'update' },
  { title: 'Add Another', intent: 'add' },
];

/**
 * What an Add of a document should be: one that was added here, or has an id, is a live profile already, and a second Add
 * makes another one.
 *
 * @returns undefined when the person wants neither
 */
export async function addOrUpdate(
  { records, livePlace }: Pick<SendServices, 'records' | 'livePlace'>,
  document: vscode.TextDocument,
  checking: Promise<CheckedSnapshot>,
): Promise<Intent | undefined> {
  const environment = livePlace();
  const added = environment && records.knownOf(document.uri, environment)?.id;
  const { id = added } = (await checking).snapshot.payload;
  if (id === undefined) return 'add';
  const name = plainText(baseName(document.uri.path), 80);
  const why = added === undefined ? `has the id ${plainText(id, 80)}` : 'was added already';
  const asked = vscode.window.showWarningMessage<Choice>(
    `${name} ${why}. Update that profile, or add another one?`,
    { modal: true, detail: `Profile ${plainText(id, 80)}` },
    ...choices,
  );
  return asked.then(
    (choice) => choice && choice.intent,
    // VS Code refuses questions where nobody can answer, such as in tests of extensions: the command does as it is called.
    () => 'add',
  );
}
