import * as vscode from 'vscode';
import type { FileRecords } from '../host/file-records';
import { isEditedPayload } from '../host/payload-document';
import type { Snapshots } from '../problems/snapshots';
import type { LensKnowledge } from './lens-row';

/** What lenses are made of. */
export interface LensServices extends LensKnowledge {
  readonly records: LensKnowledge['records'] & Pick<FileRecords, 'onDidChange'>;
  readonly snapshots: Pick<Snapshots, 'check'>;
}

/** Shows what can be done with a payload above its root, and how it stands to its live profile, until it is disposed. */
export function registerLenses(services: LensServices): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let following: vscode.Disposable | undefined;
  return vscode.Disposable.from(
    changed,
    {
      dispose: () => {
        following?.dispose();
      },
    },
    vscode.languages.registerCodeLensProvider(['json', 'jsonc'], {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document) {
        if (!isEditedPayload(document)) return [];
        const { lensRow, followLensChanges } = await import('./lens-row');
        // Before the check: a change during it is told, too.
        following ??= followLensChanges(services.records, () => changed.fire());
        return lensRow(document, await services.snapshots.check(document), services);
      },
    }),
  );
}
