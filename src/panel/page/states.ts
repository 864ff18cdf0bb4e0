import type { AnswerView, ResponseView } from '../../response/view';
import { explanation, reasonList } from './advice';
import { bodyPanel } from './body-panel';
import { button, copyButton, textButton } from './buttons';
import { element } from './dom';
import { facts } from './facts';
import { headersPanel } from './headers-panel';
import { badge, duration, requestLine, statusBadge } from './request-line';
import type { Send } from './send';
import { tabs } from './tabs';

/** What fills the page's places in one state. */
export interface Filling {
  readonly state: 'empty' | 'busy' | ResponseView['tone'];
  readonly request: readonly Node[];
  readonly headline: string;
  /** The beginning of the headline that carries its weight; all of it where this is left out. */
  readonly lead?: string;
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
      say('Open a payload and select Add to sandbox above its first line. The response appears here.'),
      say('Requests go to the built-in sandbox unless you select another environment. No account is needed.'),
    ],
    answer: [],
  };
}

/** A request is under way: nothing of an older answer is left. */
export function busyState(headline: string, detail: string, send: Send): Filling {
  const space = detail.indexOf(' ');
  const cancel = textButton('Cancel', () => {
    send({ type: 'cancel' });
  });
  return {
    state: 'busy',
    request: [badge('sending', 'Sending'), requestLine(detail.slice(0, space), detail.slice(space + 1))],
    headline,
    about: [element('div', { class: 'toolbar' }, cancel)],
    answer: [],
  };
}

/** Nothing went out, and why. */
export function notSentState(headline: string, reasons: readonly string[]): Filling {
  return {
    state: 'failure',
    request: [badge('failure', 'Not Sent')],
    headline,
    about: reasonList(reasons),
    answer: [],
  };
}

/** Something may have gone out, and what came of it cannot be shown: whoever reads “not sent” sends again. */
export function notShownState(headline: string): Filling {
  return { state: 'warning', request: [badge('warning', 'Not Shown')], headline, about: [], answer: [] };
}

/** How an attempt ended. */
export function outcomeState(view: ResponseView, send: Send, signal: AbortSignal): Filling {
  return {
    state: view.tone,
    request: [statusBadge(view), ...duration(view), requestLine(view.request.method, view.request.url)],
    headline: view.headline,
    lead: view.notice,
    about: [
      ...explanation(view),
      facts(view, send),
      element('div', { class: 'toolbar' }, copyButton('details', 'Copy Details', send)),
    ],
    answer: view.answer ? answerParts(view.answer, send, signal) : [],
  };
}

function answerParts({ body, headers }: AnswerView, send: Send, signal: AbortSignal): Node[] {
  const { list, panels } = tabs('Answer', [
    { id: 'body', label: 'Body', content: bodyPanel(body, signal) },
    { id: 'headers', label: 'Headers', count: headers.length, content: headersPanel(headers) },
  ]);
  const open = button('Open Body in Editor', 'open', () => {
    send({ type: 'openBody' });
  });
  const actions = body.form === 'empty' ? [] : [open, copyButton('body', 'Copy Body', send)];
  return [element('div', { class: 'bar' }, list, element('div', { class: 'toolbar' }, ...actions)), ...panels];
}
