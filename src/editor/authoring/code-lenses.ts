import * as vscode from 'vscode';
import { Disposables } from '../host/disposables';
import type { FileRecords } from '../host/file-records';
import { isEditedPayload } from '../host/payload-document';
import type { Snapshots } from '../problems/snapshots';

/** What lenses are made of. */
export interface LensServices {
  readonly records: Pick<FileRecords, 'onDidChange'>;
  readonly snapshots: Pick<Snapshots, 'check'>;
}

/** What can be done with a payload above its root, and how it stands to its live profile. */
class PayloadLenses extends Disposables implements vscode.CodeLensProvider {
  private readonly changed = this.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly services: LensServices) {
    super();
    this.add(services.records.onDidChange(() => this.changed.fire()));
    this.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('securityProfiles')) this.changed.fire();
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!isEditedPayload(document)) return [];
    const [{ lensRow }, checked] = await Promise.all([import('./lens-row'), this.services.snapshots.check(document)]);
    return lensRow(document, checked);
  }
}

/** Shows the lenses of payloads until it is disposed. */
export function registerLenses(services: LensServices): vscode.Disposable {
  const lenses = new PayloadLenses(services);
  return vscode.Disposable.from(lenses, vscode.languages.registerCodeLensProvider(['json', 'jsonc'], lenses));
}
