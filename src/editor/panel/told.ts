import type * as vscode from 'vscode';
import type { SubmitState } from '../../submit/submission';
import { blockedHeadline, blockedReasons } from './blocked';
import type { Offer } from './offer';
import type { Shown, Told } from './shown';

/**
 * The state of a submission for the panel.
 *
 * @param offers what to do next
 */
export function toldOf(
  state: SubmitState,
  payload: vscode.Uri,
  offers: readonly Offer[] = [],
  openTarget?: Shown['openTarget'],
): Told {
  return {
    shown: { ...shownOf(state, payload, offers), ...(openTarget && { openTarget }) },
    isUnderWay: state.state === 'sending',
    canceled: canceledSentence(state),
    access: state.state === 'ended' ? state.attempt.access : state.state === 'notSent' ? state.access : undefined,
  };
}

function shownOf(state: SubmitState, payload: vscode.Uri, offers: readonly Offer[]): Shown {
  const behind = { payload, offers };
  const choices = offers.map(({ label }) => label);
  switch (state.state) {
    case 'blocked': {
      const headline = blockedHeadline(payload, state.errors);
      const reasons = blockedReasons(state.errors);
      const places = state.errors.map(({ range }) => range);
      return { ...behind, message: { type: 'notSent', tone: 'failure', headline, reasons, choices }, places };
    }
    case 'sending':
      return { payload, message: { type: 'busy', ...state.announcement }, announced: state.announcement };
    case 'notSent': {
      const tone = state.cancelled ? 'neutral' : 'failure';
      return { ...behind, message: { type: 'notSent', tone, headline: state.why, reasons: [], choices } };
    }
    case 'unchanged':
      return { payload, message: { type: 'unchanged', headline: state.headline, notes: state.notes } };
    case 'ended': {
      const { attempt, view } = state;
      return { ...behind, message: { type: 'show', view, choices }, last: { attempt, view, payload } };
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
