import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { environments, type EnvironmentName } from '../../request/environment';
import type { CommandId } from '../manifest/command-ids.generated';
import { chosenEnvironment } from '../settings/environment-settings';

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

/** The lenses above the root of a payload that is checked as an Add or Update. */
export function lensRow(document: vscode.TextDocument, intent: Intent): vscode.CodeLens[] {
  const position = document.positionAt(rootOffset(document.getText()));
  const range = new vscode.Range(position, position);
  const row = [...lenses(chosenEnvironment()), intentLens[intent]];
  return row.map((lens) => new vscode.CodeLens(range, { ...lens, arguments: [document.uri] }));
}
