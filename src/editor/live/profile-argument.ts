import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { uriArgument } from '../host/arguments';
import { liveScheme } from '../host/virtual-documents';
import { subjectOf, type LiveRef } from './live-subject';

/** A live profile, as the tree or a live document hands it to a command. */
export interface ChosenProfile extends LiveRef {
  /** What people know it by, where that is known. */
  readonly name: string | undefined;
}

const isChosenProfile = (given: unknown): given is ChosenProfile =>
  typeof given === 'object' && given !== null && 'environment' in given && 'kind' in given && 'id' in given;

/**
 * The live profile that a command was given: a row of the tree, or the URI of a live document; without either, that of
 * the active editor.
 *
 * @throws HumanError without one
 */
export function profileArgument(given: unknown): ChosenProfile {
  if (isChosenProfile(given)) return given;
  const uri = uriArgument(given) ?? activeLiveUri();
  const subject = uri && subjectOf(uri);
  if (subject) return { environment: subject.environment, kind: subject.kind, id: subject.id, name: undefined };
  throw new HumanError('Select a profile in the tree, or open a live one, first.');
}

/** The live document in front, alone or as a side of a comparison. */
function activeLiveUri(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active?.scheme === liveScheme) return active;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const original = input instanceof vscode.TabInputTextDiff ? input.original : undefined;
  return original?.scheme === liveScheme ? original : undefined;
}

/** A command that works on a live profile, whatever it was given. */
export const onProfile =
  <Services, Result>(work: (services: Services, chosen: ChosenProfile) => Promise<Result>) =>
  (services: Services, given: unknown): Promise<Result> =>
    work(services, profileArgument(given));
