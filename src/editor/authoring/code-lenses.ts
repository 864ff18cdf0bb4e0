import * as vscode from 'vscode';
import { Disposables } from '../host/disposables';
import type { FileRecords } from '../host/file-records';
import { isEditedPayload } from '../host/payload-document';

/** What files are checked as. */
type LensIntents = Pick<FileRecords, 'intentOf' | 'onDidChangeIntent'>;

/** Validate, Add and Update above the root of a payload, and what it is checked as. */
class PayloadLenses extends Disposables implements vscode.CodeLensProvider {
  private readonly changed = this.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly records: LensIntents) {
    super();
    this.add(records.onDidChangeIntent(() => this.changed.fire()));
    this.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('securityProfiles.environment')) this.changed.fire();
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!isEditedPayload(document)) return [];
    const { lensRow } = await import('./lens-row');
    return lensRow(document, this.records.intentOf(document.uri));
  }
}

/** Shows the lenses of payloads until it is disposed. */
export function registerLenses({ records }: { readonly records: LensIntents }): vscode.Disposable {
  const lenses = new PayloadLenses(records);
  return vscode.Disposable.from(lenses, vscode.languages.registerCodeLensProvider(['json', 'jsonc'], lenses));
}
