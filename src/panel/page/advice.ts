import type { ResponseView } from '../../response/view';
import type { Reason } from '../protocol';
import { linkButton } from './buttons';
import { element } from './dom';
import { icon } from './icons';
import type { Send } from './buttons';

/** What the server said beyond the headline, and what to do about it. */
export function explanation(view: ResponseView): HTMLElement[] {
  const error = view.answer?.error;
  const message = error?.message ?? '';
  const more = (error?.details ?? []).filter((detail) => !view.headline.includes(detail.message || detail.code));
  // The changes have a tab of their own.
  const isChange = (note: string) => view.changes?.some(({ property }) => note.startsWith(`${property}: `)) ?? false;
  const notes = view.notes.filter((note) => !isChange(note));
  const said = [...notes.map((note) => [note]), ...more.map(detailItem)];
  return [
    ...(view.documentChanged ? [changedNote(view.file)] : []),
    // The headline has the beginning of a long message: here is all of it.
    ...(view.headline.includes(message) ? [] : [element('p', { class: 'message' }, message)]),
    ...(said.length > 0 ? [list('Details', 'said', said)] : []),
    ...adviceList(view.advice),
  ];
}

/** Why nothing was sent, a sentence each with the line that it is about; nothing where there is none. */
export function reasonList(reasons: readonly Reason[], send: Send): HTMLElement[] {
  const items = reasons.map(({ text, line }, index) => {
    if (line === undefined) return [text];
    const go = linkButton(`Line ${line}`, `Go to line ${line}`, () => {
      send({ type: 'goTo', index });
    });
    return [go, `: ${text}`];
  });
  return items.length > 0 ? [list('Reasons', 'said', items)] : [];
}

/** What to do, a sentence each; nothing where there is none. */
function adviceList(advice: readonly string[]): HTMLElement[] {
  const items = advice.map((sentence) => [icon('advice'), element('span', {}, sentence)]);
  return items.length > 0 ? [list('What to do', 'advice', items)] : [];
}

function changedNote(file: string): HTMLElement {
  return element(
    'p',
    { class: 'note' },
    icon('edited'),
    element('span', {}, `${file} was edited after it was sent. This response is for the text as sent.`),
  );
}

function detailItem({ target, code, message }: { target?: string; code: string; message: string }): (Node | string)[] {
  const said = message || code;
  return target === undefined || said.includes(target) ? [said] : [element('code', {}, target), `: ${said}`];
}

function list(label: string, name: string, items: readonly (readonly (Node | string)[])[]): HTMLElement {
  return element('ul', { class: name, 'aria-label': label }, ...items.map((item) => element('li', {}, ...item)));
}
