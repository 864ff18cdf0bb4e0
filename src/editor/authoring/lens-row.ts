import * as vscode from 'vscode';
import { changesText } from '../../difference/remembered-profile';
import { environments, type EnvironmentName } from '../../request/environment';
import type { Check, CheckedSnapshot } from '../../validation/check';
import type { CommandId } from '../manifest/command-ids.generated';
import { chosenEnvironment } from '../settings/environment-settings';

interface Lens {
  readonly title: string;
  readonly tooltip: string;
  readonly command: CommandId;
}

type LensState = Pick<Check, 'intent' | 'changed'>;

/** Adds, or changes, whatever makes sense: a payload that is a live profile isn't added by the way. */
function lenses({ intent, changed }: LensState, environment: EnvironmentName): readonly Lens[] {
  const { place } = environments[environment];
  if (intent === 'add') {
    return [
      { title: `Add to ${place}`, tooltip: 'Send it as a new profile (POST)', command: 'securityProfiles.add' },
      { title: 'Preview', tooltip: 'Show the request without sending it', command: 'securityProfiles.previewRequest' },
      {
        title: 'Not added · checking as Add ⇄',
        tooltip: 'Check as Update instead',
        command: 'securityProfiles.toggleIntent',
      },
    ];
  }
  const state = changed && changesText(changed.length);
  return [
    {
      title: `Update in ${place}${state === undefined ? '' : ` (${state})`}`,
      tooltip: 'Change the live profile to match this payload (PATCH)',
      command: 'securityProfiles.update',
    },
    {
      title: 'Compare',
      tooltip: 'Show the live profile beside this payload',
      command: 'securityProfiles.compareWithLive',
    },
    { title: 'Preview', tooltip: 'Show the request without sending it', command: 'securityProfiles.previewRequest' },
    { title: 'Add Another…', tooltip: 'Send it as a new profile (POST)', command: 'securityProfiles.add' },
    { title: 'Checking as Update ⇄', tooltip: 'Check as Add instead', command: 'securityProfiles.toggleIntent' },
  ];
}

/** The lenses above the root of a payload, which stands where its text has been read to begin. */
export function lensRow(document: vscode.TextDocument, { snapshot, check }: CheckedSnapshot): vscode.CodeLens[] {
  const { tape } = snapshot.payload.document;
  const position = document.positionAt(tape.length > 0 ? tape.start(0) : 0);
  const range = new vscode.Range(position, position);
  return lenses(check, chosenEnvironment()).map(
    // As the explorer does: a file and what is selected. That tells a person from code.
    (lens) => new vscode.CodeLens(range, { ...lens, arguments: [document.uri, [document.uri]] }),
  );
}
