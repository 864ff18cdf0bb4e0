import * as vscode from 'vscode';
import type { Intent } from '../../catalog/kinds';
import { changesText } from '../../difference/remembered-profile';
import { environments, type Environment, type EnvironmentName } from '../../request/environment';
import type { Check, CheckedSnapshot } from '../../validation/check';
import type { FileRecords } from '../host/file-records';
import { isEditedPayload } from '../host/payload-document';
import type { CommandId } from '../manifest/command-ids.generated';
import { chosenEnvironment } from '../settings/environment-settings';
import { lensChanges } from './lens-changes';

interface Lens {
  readonly title: string;
  readonly tooltip: string;
  readonly command: CommandId;
}

/** What is known of a file without reading it. */
export interface LensKnowledge {
  readonly records: Pick<FileRecords, 'knownOf'>;
  /** The chosen environment and tenant; undefined where it isn't set up. */
  readonly livePlace: () => Environment | undefined;
}

interface LensState extends Pick<Check, 'intent' | 'changed'> {
  /** How the file stands to its live profile, whatever it's checked as; undefined if all that is known is the payload's ID. */
  readonly standing: 'Added' | 'Not added' | undefined;
}

const preview: Lens = {
  title: 'Preview',
  tooltip: 'Show the request without sending it',
  command: 'securityProfiles.previewRequest',
};

/** Adds, or changes, whatever makes sense: a payload that is a live profile isn't added by the way. */
function lenses({ intent, changed, standing }: LensState, environment: EnvironmentName): readonly Lens[] {
  const { place } = environments[environment];
  const isNew = standing === 'Not added';
  const add: Lens = {
    title: isNew ? `Add to ${place}` : 'Add Another…',
    tooltip: 'Send it as a new profile (POST)',
    command: 'securityProfiles.add',
  };
  const toggle = toggleLens(intent, standing);
  if (intent === 'add') return [add, preview, toggle];
  const state = changed && changesText(changed.length);
  const update: Lens = {
    title: `Update in ${place}${state === undefined ? '' : ` (${state})`}`,
    tooltip: 'Change the live profile to match this payload (PATCH)',
    command: 'securityProfiles.update',
  };
  if (isNew) return [update, preview, add, toggle];
  const compare: Lens = {
    title: 'Compare',
    tooltip: 'Show the live profile beside this payload',
    command: 'securityProfiles.compareWithLive',
  };
  return [update, compare, preview, add, toggle];
}

/** Says whether the file was added, unless its Update shows that already. */
function toggleLens(intent: Intent, standing: LensState['standing']): Lens {
  const [now, other] = intent === 'add' ? ['Add', 'Update'] : ['Update', 'Add'];
  const isSaid = standing === 'Not added' || (standing === 'Added' && intent === 'add');
  return {
    title: isSaid ? `${standing} · checking as ${now} ⇄` : `Checking as ${now} ⇄`,
    tooltip: `Check as ${other} instead`,
    command: 'securityProfiles.toggleIntent',
  };
}

/** The payload's own ID counts, whatever the file was added as. */
function standingOf(file: vscode.Uri, id: string | undefined, { records, livePlace }: LensKnowledge) {
  const environment = livePlace();
  const added = environment && records.knownOf(file, environment)?.id;
  if (added === undefined) return id === undefined ? 'Not added' : undefined;
  return id === undefined || id === added ? 'Added' : undefined;
}

/** The lenses above the root of a payload, which stands where its text has been read to begin. */
export function lensRow(
  document: vscode.TextDocument,
  { snapshot: { payload }, check }: CheckedSnapshot,
  known: LensKnowledge,
): vscode.CodeLens[] {
  const { tape } = payload.document;
  const position = document.positionAt(tape.length > 0 ? tape.start(0) : 0);
  const range = new vscode.Range(position, position);
  const standing = standingOf(document.uri, payload.id, known);
  return lenses({ ...check, standing }, chosenEnvironment()).map(
    // As the explorer does: a file and what is selected. That tells a person from code.
    (lens) => new vscode.CodeLens(range, { ...lens, arguments: [document.uri, [document.uri]] }),
  );
}

/** Tells VS Code, until it is disposed, whenever what lenses show may have changed. */
export function followLensChanges(records: Pick<FileRecords, 'onDidChange'>, fire: () => void): vscode.Disposable {
  const changes = lensChanges(fire);
  const { workspace } = vscode;
  return vscode.Disposable.from(
    changes,
    records.onDidChange(changes.tell),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isEditedPayload(document)) changes.tellLater();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('securityProfiles')) changes.tell();
    }),
  );
}
