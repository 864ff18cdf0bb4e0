import type { AnswerView, BodyView, ResponseView } from '../../response/view';
import { explanation, reasonList } from './advice';
import { bodyPanel } from './body-panel';
import { button, copyButton, textButton, type Send } from './buttons';
import { element } from './dom';
import { facts } from './facts';
import type { BusyMessage, NotSentMessage, ShowMessage } from '../protocol';
import { badge, duration, requestLine, statusBadge } from './request-line';
import { tabs, type Tab } from './tabs';
import { changesPanel } from './changes-panel';
import { requestPanel } from './request-panel';
import { redacted } from '../../text/redaction';

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
function choiceBar(choices: readonly string[], send: Send): Node[] {
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

/** How an attempt ended. */
export function outcomeState({ view, canceled, choices = [] }: ShowMessage, send: Send, signal: AbortSignal): Filling {
  return {
    state: view.tone,
    request: [statusBadge(view), ...duration(view), requestLine(view.request.method, view.request.url)],
    headline: canceled === undefined ? view.headline : `${canceled} The last response still stands: ${view.headline}`,
    lead: canceled ?? view.notice,
    about: [
      ...explanation(view),
      ...choiceBar(choices, send),
      facts(view, send),
      toolbar([copyButton('ids', 'Copy IDs', send), copyButton('details', 'Copy Details', send)]),
    ],
    answer: answerParts(view, send, signal),
  };
}

function answerParts({ answer, request, changes }: ResponseView, send: Send, signal: AbortSignal): Node[] {
  const all: Tab[] = [
    ...(changes ? [{ id: 'changes', label: 'Changes', count: changes.length, content: changesPanel(changes) }] : []),
    ...(answer ? answerTabs(answer, send, signal) : []),
    {
      id: 'request',
      label: 'Request',
      content: requestPanel(request, signal),
      actions: toolbar([
        copyButton('curl', 'Copy as cURL', send),
        copyButton('powershell', 'Copy as PowerShell', send),
        copyButton('mgGraph', 'Copy as Invoke-MgGraphRequest', send),
        copyButton('http', 'Copy as .http', send),
      ]),
    },
  ];
  const { list, panels } = tabs('Answer', all);
  return [element('div', { class: 'bar' }, list, ...all.map(({ actions }) => actions)), ...panels];
}

function answerTabs({ body, headers }: AnswerView, send: Send, signal: AbortSignal): Tab[] {
  return [
    { id: 'body', label: 'Body', content: bodyPanel(body, signal), actions: toolbar(bodyActions(body, send)) },
    {
      id: 'headers',
      label: 'Headers',
      count: headers.length,
      content: headersPanel(headers),
      actions: toolbar(headers.length > 0 ? [copyButton('headers', 'Copy Headers', send)] : []),
    },
  ];
}

const toolbar = (buttons: readonly Node[]) => element('div', { class: 'toolbar' }, ...buttons);

/** What can be done with a body: one that is too large to be read is too large for a clipboard as well. */
function bodyActions({ form }: BodyView, send: Send): Node[] {
  if (form === 'empty') return [];
  const open = button('Open Body in Editor', 'open', () => {
    send({ type: 'openBody' });
  });
  const save = button('Save Body…', 'save', () => {
    send({ type: 'saveBody' });
  });
  return [open, save, ...(form === 'unread' ? [] : [copyButton('body', 'Copy Body', send)])];
}

/** The answer's headers in the order received. */
function headersPanel(headers: readonly (readonly [name: string, value: string])[]): HTMLElement {
  if (headers.length === 0) return element('p', { class: 'quiet' }, 'The response has no headers.');
  const rows = headers.map(([name, value]) =>
    element(
      'div',
      { class: 'header' },
      element('dt', {}, name),
      element('dd', { ...(value === redacted ? { class: 'redacted' } : {}) }, value),
    ),
  );
  return element('dl', { class: 'headers' }, ...rows);
}
