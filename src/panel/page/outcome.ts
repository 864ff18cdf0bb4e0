import type { ChangesView, ResponseView } from '../../response/view';
import { durationText } from '../../text/quantities';
import { cancelled } from '../../transport/http-answer';
import { answerKey, type ShowMessage } from '../protocol';
import { explanation } from './advice';
import { answerTabs, changesTab } from './answer-tabs';
import type { Send } from './buttons';
import { element } from './dom';
import { facts } from './facts';
import { memoryOf, type PageState } from './memory';
import { badge, choiceBar, type Filling } from './states';
import { staying } from './staying';
import { tabs } from './tabs';

/** How an attempt ended, and where its changes go when they come later. */
export interface Outcome extends Filling {
  readonly addChanges: (changes: ChangesView) => void;
}

export function outcomeState(
  { view, canceled, choices = [] }: ShowMessage,
  send: Send,
  signal: AbortSignal,
  state: PageState,
): Outcome {
  const { answer, addChanges } = answerOf(view, send, signal, state);
  return {
    // What the last response was is said, but not as how this attempt ended.
    state: canceled === undefined ? view.tone : 'neutral',
    request: [canceled === undefined ? statusBadge(view) : badge('neutral', 'Canceled')],
    headline: canceled === undefined ? view.headline : `${canceled} This is still the last response: ${view.headline}`,
    lead: canceled ?? view.notice,
    took: canceled === undefined && view.answer ? durationText(view.answer.durationMs) : undefined,
    facts: [facts(view, send), ...choiceBar(choices, send)],
    about: explanation(view),
    answer,
    addChanges,
  };
}

function answerOf(view: ResponseView, send: Send, signal: AbortSignal, state: PageState) {
  const memory = memoryOf(answerKey(view), state);
  const all = answerTabs(view, { send, signal, memory });
  const { list, panels, put } = tabs('Response', all, {
    first: memory.kept.tab ?? opensOn(view),
    onSelect: (tab) => memory.keep({ tab }),
  });
  return {
    answer: [staying(element('div', { class: 'bar' }, list, ...all.map(({ actions }) => actions)), signal), ...panels],
    addChanges: (changes: ChangesView) => put(changesTab(changes), 'body'),
  };
}

/** What matters: why it was refused; what an Update changed, or a service made of an Add; else the profile. */
function opensOn({ answer, changes }: ResponseView): string {
  if (!answer || answer.error) return 'error';
  return changes?.opens === true ? 'changes' : 'body';
}

/** How it ended, as icon and words: `✓ 201 Created`. */
function statusBadge({ tone, answer, failureCode }: ResponseView): HTMLElement {
  const none = failureCode === cancelled ? 'Canceled' : 'No Response';
  return badge(tone, answer ? `${answer.status} ${answer.reason}` : none);
}
