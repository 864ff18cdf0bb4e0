import type { ResponseView } from '../../response/view';
import type { BusyMessage, NotSentMessage } from '../protocol';
import { reasonList } from './advice';
import { textButton, type Send } from './buttons';
import { breakable, element } from './dom';
import { icon, type IconName } from './icons';

/** What fills the page's places in one state. */
export interface Filling {
  readonly state: 'empty' | 'busy' | ResponseView['tone'];
  /** How it ended, in front of the sentence. */
  readonly request: readonly Node[];
  readonly headline: string;
  /** The beginning of the headline that carries its weight; all of it where this is left out. */
  readonly lead?: string;
  /** How long it took, to be announced after the lead. */
  readonly took?: string | undefined;
  /** What belongs to the sentence, on its line as far as there is room. */
  readonly facts?: readonly Node[];
  readonly about: readonly Node[];
  readonly answer: readonly Node[];
}

/** Nothing was sent yet: what to do to see something here. */
export function emptyState(): Filling {
  const say = (text: string) => element('p', {}, text);
  return {
    state: 'empty',
    request: [],
    headline: 'No request sent yet',
    about: [
      say('Open a payload and select Add to sandbox above its first brace. The response appears here.'),
      say('Requests go to the built-in sandbox unless you select another environment. No account is needed.'),
    ],
    answer: [],
  };
}

/** A request is under way: nothing of an older answer is left. */
export function busyState({ headline, detail, countdown = '' }: BusyMessage, send: Send): Filling {
  const space = detail.indexOf(' ');
  const cancel = textButton('Cancel', () => {
    send({ type: 'cancel' });
  });
  return {
    state: 'busy',
    request: [badge('sending', 'Sending'), requestLine(detail.slice(0, space), detail.slice(space + 1))],
    headline,
    // The sentence is announced; who wants to hear the seconds goes there.
    about: [element('p', { class: 'countdown', role: 'timer' }, countdown), toolbar([cancel])],
    answer: [],
  };
}

/** Nothing went out, why, and what to do about it. */
export function notSentState({ tone, headline, reasons, choices }: NotSentMessage, send: Send): Filling {
  return {
    state: tone,
    request: [badge(tone, 'Not Sent')],
    headline,
    about: [...reasonList(reasons, send), ...choiceBar(choices, send)],
    answer: [],
  };
}

/** The buttons of what to do next. */
export function choiceBar(choices: readonly string[], send: Send): Node[] {
  const buttons = choices.map((words, index) =>
    textButton(words, () => {
      send({ type: 'choose', index });
    }),
  );
  return buttons.length > 0 ? [toolbar(buttons)] : [];
}

/** The live profile is as the payload says: nothing had to be sent. */
export function unchangedState(headline: string, notes: readonly string[]): Filling {
  return {
    state: 'success',
    request: [badge('success', 'Unchanged')],
    headline,
    about: notes.map((note) => element('p', {}, note)),
    answer: [],
  };
}

/** Something may have gone out, and what came of it cannot be shown: whoever reads “not sent” sends again. */
export function notShownState(headline: string): Filling {
  return { state: 'warning', request: [badge('warning', 'Not Shown')], headline, about: [], answer: [] };
}

/** Buttons beside each other. */
export const toolbar = (buttons: readonly Node[]) => element('div', { class: 'toolbar' }, ...buttons);

export function badge(name: IconName, words: string): HTMLElement {
  return element('span', { class: 'badge' }, icon(name), words);
}

/** Method and URL. The URL may break after each separator, and copies as it is. */
function requestLine(method: string, url: string): HTMLElement {
  const line = element('code', { class: 'url' }, ...breakable(url, /(?<=[^/][/?&])(?!\/)/));
  return element('span', { class: 'request-line' }, element('span', { class: 'method' }, method), ' ', line);
}
