import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { environments, type EnvironmentName } from '../../request/environment';
import type { CommandId } from '../manifest/command-ids.generated';
import { chosenEnvironment } from '../settings/environment-settings';
import type { FileRecords } from '../host/file-records';
import { Disposables } from '../host/disposables';
import { isEditedPayload } from '../host/payload-document';

interface Lens {
  readonly title: string;
  readonly tooltip: string;
  readonly command: CommandId;
}

const lenses = (environment: EnvironmentName): readonly Lens[] => [
  { title: 'Validate', tooltip: 'Check this payload now', command: 'securityProfiles.validate' },
  {
    title: `Add to ${environments[environment].place}`,
    tooltip: 'Send it as a new profile (POST)',
    command: 'securityProfiles.add',
  },
  {
    title: `Update in ${environments[environment].place}`,
    tooltip: 'Change an existing profile (PATCH)',
    command: 'securityProfiles.update',
  },
];

const intentLens: Readonly<Record<Intent, Lens>> = {
  add: {
    title: 'Checking as: Add ⇄',
    tooltip: 'Check as Update instead',
    command: 'securityProfiles.toggleIntent',
  },
  update: {
    title: 'Checking as: Update ⇄',
    tooltip: 'Check as Add instead',
    command: 'securityProfiles.toggleIntent',
  },
};

/** Offset of the first `{` or `[` outside of comments: the root, where a payload begins. */
function rootOffset(text: string): number {
  return /^(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0].length ?? 0;
}

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

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!isEditedPayload(document)) return [];
    const position = document.positionAt(rootOffset(document.getText()));
    const range = new vscode.Range(position, position);
    const row = [...lenses(chosenEnvironment()), intentLens[this.records.intentOf(document.uri)]];
    return row.map((lens) => new vscode.CodeLens(range, { ...lens, arguments: [document.uri] }));
  }
}

/** Shows the lenses of payloads until it is disposed. */
export function registerLenses({ records }: { readonly records: LensIntents }): vscode.Disposable {
  const lenses = new PayloadLenses(records);
  return vscode.Disposable.from(lenses, vscode.languages.registerCodeLensProvider(['json', 'jsonc'], lenses));
}
