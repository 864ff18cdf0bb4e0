import * as vscode from 'vscode';
import { Disposables } from '../host/disposables';
import type { FileRecords } from '../host/file-records';
import { isEditedPayload } from '../host/payload-document';
import type { Snapshots } from '../problems/snapshots';

/** What files are checked as. */
interface LensServices {
  readonly records: Pick<FileRecords, 'onDidChangeIntent'>;
  readonly snapshots: Pick<Snapshots, 'check'>;
}

/** Validate, Add and Update above the root of a payload, and what it is checked as. */
class PayloadLenses extends Disposables implements vscode.CodeLensProvider {
  private readonly changed = this.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly services: LensServices) {
    super();
    this.add(services.records.onDidChangeIntent(() => this.changed.fire()));
    this.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('securityProfiles.environment')) this.changed.fire();
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!isEditedPayload(document)) return [];
    const [{ lensRow }, { check }] = await Promise.all([import('./lens-row'), this.services.snapshots.check(document)]);
    return lensRow(document, check.intent);
  }
}

/** Shows the lenses of payloads until it is disposed. */
export function registerLenses(services: LensServices): vscode.Disposable {
  const lenses = new PayloadLenses(services);
  return vscode.Disposable.from(lenses, vscode.languages.registerCodeLensProvider(['json', 'jsonc'], lenses));
}
