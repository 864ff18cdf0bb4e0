import * as vscode from 'vscode';
import { environments, isRemote } from '../../request/environment';
import type { SubmitState } from '../../submit/submission';
import { offersOf } from '../error-boundary';
import { toVscodeRange } from '../host/editor-positions';
import type { Offer } from '../panel/shown';
import { isRepeatable, writeIdOffers, type KnownProfiles } from '../panel/told';
import { chooseEnvironment, chosenEnvironment } from '../settings/environment-settings';
import { askWhereTo } from './where-to';

/** What to do about errors that keep a payload back. @param sendAnyway sends it all the same */
export function stepsWhenBlocked(
  { errors: [first], canSend }: Extract<SubmitState, { state: 'blocked' }>,
  document: vscode.TextDocument,
  sendAnyway: () => unknown,
): Offer[] {
  return [
    { label: 'Show Problems', run: () => showProblems(document, first?.range) },
    ...(canSend ? [{ label: 'Send Anyway', run: sendAnyway }] : []),
  ];
}

/**
 * What to do after a request that did not go out, or came to its end.
 *
 * @param again sends the payload as it is then
 */
export function nextSteps(
  services: KnownProfiles,
  state: SubmitState,
  payload: vscode.Uri,
  again: () => unknown,
): Offer[] {
  if (state.state === 'notSent') return state.cancelled ? [] : [...offersOf(state.actions), ...useSandbox()];
  if (!('attempt' in state)) return [];
  const { attempt, view } = state;
  const status = view.answer?.status;
  const sendAgain = async () => {
    await askWhereTo(attempt.environment, services.livePlace());
    return again();
  };
  const isRefused = attempt.access !== undefined && (status === 401 || status === 403);
  return [
    ...writeIdOffers(state, payload, services),
    ...(isRefused ? [...offersOf([{ action: 'signIn' }]), ...useSandbox()] : []),
    ...(isRepeatable(state) ? [{ label: 'Send Again', run: sendAgain }] : []),
  ];
}

/** A way on that needs no sign-in and no service. */
function useSandbox(): Offer[] {
  if (!isRemote(chosenEnvironment())) return [];
  return [{ label: `Use ${environments.sandbox.title}`, run: () => chooseEnvironment('sandbox') }];
}

async function showProblems(
  document: vscode.TextDocument,
  range: Parameters<typeof toVscodeRange>[0] | undefined,
): Promise<void> {
  await vscode.window.showTextDocument(document, range ? { selection: toVscodeRange(range) } : {});
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** The edit of “Fix all” for a payload as it stands; undefined where nothing in it is certain enough. */
export async function fixAllOffer(document: vscode.TextDocument): Promise<Offer | undefined> {
  const find = async () => {
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      all,
      'source.fixAll.secprofile',
      1,
    );
    return action?.edit && action.edit.size > 0 ? action.edit : undefined;
  };
  if (!(await find())) return undefined;
  return {
    label: 'Fix All',
    // Worked out anew: the text may have changed since.
    async run() {
      const edit = await find();
      if (edit) await vscode.workspace.applyEdit(edit);
    },
  };
}
