import * as vscode from 'vscode';
import type { FileRecords } from '../host/file-records';
import { isEditedPayload } from '../host/payload-document';
import type { Snapshots } from '../problems/snapshots';
import { tellTwice } from './lens-changes';
import type { LensKnowledge } from './lens-row';

/** What lenses are made of. */
export interface LensServices extends LensKnowledge {
  readonly records: LensKnowledge['records'] & Pick<FileRecords, 'onDidChange'>;
  readonly snapshots: Pick<Snapshots, 'check'>;
}

/** Shows what can be done with a payload above its root, and how it stands to its live profile, until it is disposed. */
export function registerLenses(services: LensServices): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const tell = tellTwice(() => changed.fire());
  return vscode.Disposable.from(
    changed,
    tell,
    services.records.onDidChange(tell),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('securityProfiles')) tell();
    }),
    vscode.languages.registerCodeLensProvider(['json', 'jsonc'], {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        if (!isEditedPayload(document)) return [];
        const [{ lensRow }, checked] = await Promise.all([import('./lens-row'), services.snapshots.check(document)]);
        return lensRow(document, checked, services);
      },
    }),
  );
}
