import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import { answerKey } from '../../panel/protocol';
import type { FileRecords } from '../host/file-records';
import type { CommandId } from '../manifest/command-ids.generated';
import { placeOf, type Environment } from '../../request/environment';
import type { SubmitState } from '../../submit/submission';
import { blockedHeadline, blockedReasons } from './blocked';
import type { LastResponse } from './response-body';
import type { ResponsePanel } from './response-panel';
import type { Shown, ShownState, Offer } from './shown';

/**
 * The state of a submission for the panel.
 *
 * @param offers what to do next
 */
export function toldOf(state: SubmitState, payload: vscode.Uri, offers: readonly Offer[] = []): ShownState {
  return {
    shown: shownOf(state, payload, offers),
    isUnderWay: state.state === 'sending',
    canceled: canceledSentence(state),
    access: 'attempt' in state ? state.attempt.access : state.state === 'notSent' ? state.access : undefined,
  };
}

type AnsweredAttempt = Pick<LastResponse, 'attempt' | 'view'>;

/** Whether the payload may go out once more at a press: after an Add that was done, that would make a second profile. */
export const isRepeatable = ({ attempt: { intent }, view: { tone } }: AnsweredAttempt): boolean =>
  intent === 'update' || (intent === 'add' && (tone === 'failure' || tone === 'neutral'));

/** What is known of the profiles of files. */
export interface KnownProfiles {
  readonly records: Pick<FileRecords, 'knownOf'>;
  /** The environment that is chosen now. */
  readonly livePlace: () => Environment | undefined;
}

/** What writes the ID that an Add was answered with into the payload, as long as it's the ID of the file there. */
export function writeIdOffers(
  { attempt: { intent, environment }, view: { tone, id } }: AnsweredAttempt,
  payload: vscode.Uri,
  { records, livePlace }: KnownProfiles,
): Offer[] {
  const isKnownIn = (place: Environment | undefined) => place && records.knownOf(payload, place)?.id === id;
  if (intent !== 'add' || tone !== 'success' || id === undefined || !isKnownIn(environment)) return [];
  const run = () => {
    if (isKnownIn(livePlace()))
      return vscode.commands.executeCommand('securityProfiles.writeId' satisfies CommandId, payload);
    throw new HumanError(
      `The ID can’t be written: the file has another one by now, or ${placeOf(environment)} is no longer selected.`,
    );
  };
  return [{ label: 'Write ID into Payload', run }];
}

function shownOf(state: SubmitState, payload: vscode.Uri, offers: readonly Offer[]): Shown {
  const about = { payload, offers };
  const choices = offers.map(({ label }) => label);
  switch (state.state) {
    case 'blocked': {
      const headline = blockedHeadline(payload, state.errors);
      const reasons = blockedReasons(state.errors);
      const places = state.errors.map(({ range }) => range);
      return { ...about, message: { type: 'notSent', tone: 'failure', headline, reasons, choices }, places };
    }
    case 'sending':
      return { payload, message: { type: 'busy', ...state.announcement }, announced: state.announcement };
    case 'notSent': {
      const tone = state.cancelled ? 'neutral' : 'failure';
      return { ...about, message: { type: 'notSent', tone, headline: state.why, reasons: [], choices } };
    }
    case 'unchanged':
      return { payload, message: { type: 'unchanged', headline: state.headline, notes: state.notes } };
    case 'answered':
    case 'ended': {
      const { attempt, view } = state;
      return { ...about, message: { type: 'show', view, choices }, last: { attempt, view, payload } };
    }
    case 'notShown':
      return { payload, message: { type: 'notShown', headline: state.why } };
  }
}

/** Why nothing was changed, where the person gave the attempt up before anything could be. */
function canceledSentence(state: SubmitState): string | undefined {
  if (state.state === 'notSent') return state.cancelled ? state.why : undefined;
  return state.state === 'ended' && state.view.tone === 'neutral' ? state.view.headline : undefined;
}

/**
 * Adds what took longer to an answer that is shown, or that comes back after what is under way. The person may be elsewhere by
 * now, so nothing comes to the front, a message about something else stays, and a page that has the answer gets only the
 * changes.
 */
export function completeAnswer(panel: Pick<ResponsePanel, 'lastAnswer' | 'shown' | 'post'>, whole: Shown): void {
  const isIt = (shown: Shown | undefined) => shown?.last?.attempt.request === whole.last?.attempt.request;
  if (isIt(panel.lastAnswer)) panel.lastAnswer = whole;
  const { message } = panel.shown;
  if (!isIt(panel.shown) || message.type !== 'show' || whole.message.type !== 'show') return;
  const { view } = whole.message;
  // By now, it may say that a later attempt was canceled. Its buttons stay, so what stands behind them does, too.
  const { offers = [] } = panel.shown;
  const shown = { ...whole, offers, message: { ...message, view } };
  if (view.changes) panel.post(shown, { type: 'changes', of: answerKey(view), changes: view.changes });
  else panel.shown = shown;
}
