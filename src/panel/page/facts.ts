import { durationText } from '../../text/quantities';
import { shortId } from '../../text/guid';
import type { ResponseView } from '../../response/view';
import { copyIconButton, linkButton, type Send } from './buttons';
import { element } from './dom';

/** How long it took, when, of what, and the id to go on with: few, on one line; the tabs have the rest. */
export function facts(view: ResponseView, send: Send): HTMLElement {
  const { answer, file, id, request, sentAt } = view;
  const openPayload = linkButton(file, `Open ${file}`, () => {
    send({ type: 'openPayload' });
  });
  return element(
    'dl',
    { class: 'facts' },
    answer && fact('Response time', 'named', durationText(answer.durationMs)),
    fact('Sent', 'named', time(sentAt)),
    // The payload of what was deleted is gone.
    fact('File', 'named', request.method === 'DELETE' ? file : openPayload),
    id !== undefined && fact('ID', '', code(id), copyIconButton('id', 'Copy ID', send)),
  );
}

/** @param name `named` where the value says by itself what it is: then the name is for screen readers alone */
function fact(name: string, kind: 'named' | '', ...value: readonly (Node | string)[]): HTMLElement {
  const attributes = kind === '' ? {} : { class: 'unseen-name' };
  return element('div', { class: 'fact' }, element('dt', attributes, name), element('dd', {}, ...value));
}

/** Enough to tell it from others: who needs the whole id copies it. */
const code = (id: string) => element('code', { title: id }, shortId(id));

/** The person's own time; the date only when it is not today. What is no date stays as it came. */
function time(sentAt: string): HTMLElement | string {
  const date = new Date(sentAt);
  if (Number.isNaN(date.getTime())) return sentAt;
  const today = date.toDateString() === new Date().toDateString();
  const shown = today ? date.toLocaleTimeString() : date.toLocaleString();
  return element('time', { datetime: sentAt, title: `Sent ${date.toLocaleString()}` }, shown);
}
