import type { ChangesView, ResponseView } from '../../response/view';
import { bodyTab, type TabPorts } from './body-panel';
import { copyButton, textButton, type Send } from './buttons';
import { changesPanel } from './changes-panel';
import { errorPanel } from './error-panel';
import { toolbar } from './states';
import type { Tab } from './tabs';
import { timingPanel } from './timing-panel';
import { bodyText } from './body-text';
import { element, visible } from './dom';
import { redacted } from '../../text/redaction';

/** What there is of an answer: each has a tab, and what can be done with it. */
export function answerTabs(view: ResponseView, ports: TabPorts): Tab[] {
  const { answer, changes } = view;
  const { send } = ports;
  const isRefused = !answer || answer.error !== undefined;
  const forSupport = [copyButton('ids', 'Copy IDs', send), copyButton('details', 'Copy Details', send)];
  return [
    ...(!isRefused
      ? []
      : [
          {
            id: 'error',
            label: 'Error',
            content: errorPanel(view, send),
            actions: toolbar(forSupport),
          },
        ]),
    ...(changes ? [changesTab(changes)] : []),
    ...(answer ? [bodyTab(answer.body, ports), headersTab(answer.headers, send)] : []),
    {
      id: 'request',
      label: 'Request',
      content: requestPanel(view, ports.signal),
      actions: toolbar([...(view.request.cut === 'kept' ? [] : [copyAs(send)]), ...(isRefused ? [] : forSupport)]),
    },
    ...(view.timing ? [{ id: 'timing', label: 'Timing', content: timingPanel(view.timing) }] : []),
  ];
}

export const changesTab = (changes: ChangesView): Tab => ({
  id: 'changes',
  label: 'Changes',
  count: changes.rows.length + changes.hidden,
  content: changesPanel(changes),
});

const copyAs = (send: Send) =>
  textButton('Copy As…', () => {
    send({ type: 'copyAs' });
  });

function headersTab(headers: readonly (readonly [name: string, value: string])[], send: Send): Tab {
  return {
    id: 'headers',
    label: 'Headers',
    count: headers.length,
    content: headersPanel(headers),
    actions: toolbar(headers.length > 0 ? [copyButton('headers', 'Copy Headers', send)] : []),
  };
}

/** What went out, as it went out, but for the token. */
function requestPanel(
  { request: { method, url, headers, body, cut } }: Pick<ResponseView, 'request'>,
  signal: AbortSignal,
): HTMLElement {
  const head = [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`), ''].join('\n');
  const parts = [bodyText({ form: 'text', text: head }, signal)];
  if (body !== undefined) parts.push(bodyText({ form: 'json', text: body }, signal));
  const text = element('div', { class: 'request-text' }, ...parts.map((part) => part.element));
  return element('div', {}, cut && element('p', { class: 'quiet' }, whyCut[cut]), text);
}

const whyCut = {
  shown: 'Only the beginning is shown. Copy As… copies the whole request.',
  kept: 'Only the first 1 MB was kept in the history, so the request can’t be copied.',
} as const;

/** The answer's headers in the order received. */
function headersPanel(headers: readonly (readonly [name: string, value: string])[]): HTMLElement {
  if (headers.length === 0) return element('p', { class: 'quiet' }, 'The response has no headers.');
  const rows = headers.map(([name, value]) =>
    element(
      'div',
      { class: 'header' },
      element('dt', {}, ...visible(name)),
      element('dd', { ...(value === redacted ? { class: 'redacted' } : {}) }, ...visible(value)),
    ),
  );
  return element('dl', { class: 'headers' }, ...rows);
}
