import type { GraphErrorView, ResponseView } from '../../response/view';
import { copyIconButton, linkButton, type Send } from './buttons';
import { element } from './dom';

/** From what, where, when, and the ids that support asks for. */
export function facts(view: ResponseView, send: Send): HTMLElement {
  const { answer, request } = view;
  const openPayload = linkButton(view.file, `Open ${view.file}`, () => {
    send({ type: 'openPayload' });
  });
  const clientId = request.clientRequestId;
  return element(
    'dl',
    { class: 'facts' },
    fact('File', openPayload),
    fact('Environment', view.environment),
    fact('Sent', time(view.sentAt)),
    view.id !== undefined && fact('ID', ...id(view.id, copyIconButton('id', 'Copy ID', send))),
    answer?.error?.code && fact('Error code', errorCode(answer.error)),
    ...targetFacts(answer?.error, send),
    !answer && view.failureCode !== undefined && fact('Cause', code(view.failureCode)),
    answer?.requestId !== undefined &&
      fact('Request ID', ...id(answer.requestId, copyIconButton('requestId', 'Copy Request ID', send))),
    clientId !== undefined &&
      fact('Client request ID', ...id(clientId, copyIconButton('clientRequestId', 'Copy Client Request ID', send))),
  );
}

/** The properties that an error is about, each a way to its place in the payload. */
function targetFacts(error: GraphErrorView | undefined, send: Send): HTMLElement[] {
  const all = [error?.target, ...(error?.details ?? []).map(({ target }) => target)];
  const links = all.flatMap((target, index) => {
    if (target === undefined || all.indexOf(target) < index) return [];
    const go = () => {
      send({ type: 'goToTarget', index });
    };
    return [
      ...(index > all.findIndex((each) => each !== undefined) ? [', '] : []),
      linkButton(target, 'Go to the property', go),
    ];
  });
  return links.length > 0 ? [fact('Property', ...links)] : [];
}

function fact(name: string, ...value: readonly (Node | string)[]): HTMLElement {
  return element('div', { class: 'fact' }, element('dt', {}, name), element('dd', {}, ...value));
}

/** One line whatever the width: who needs the whole id copies it. */
const id = (text: string, copy: HTMLButtonElement) => [
  element('span', { class: 'id' }, element('code', { title: text }, text), copy),
];

const code = (text: string) => element('code', {}, text);

const errorCode = ({ code: outer, innerCode }: { code: string; innerCode?: string }) =>
  code(innerCode === undefined ? outer : `${outer} › ${innerCode}`);

/** The person's own time; the date only when it is not today. What is no date stays as it came. */
function time(sentAt: string): HTMLElement | string {
  const date = new Date(sentAt);
  if (Number.isNaN(date.getTime())) return sentAt;
  const today = date.toDateString() === new Date().toDateString();
  const shown = today ? date.toLocaleTimeString() : date.toLocaleString();
  return element('time', { datetime: sentAt, title: date.toLocaleString() }, shown);
}
