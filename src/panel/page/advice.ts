import type { ResponseView } from '../../response/view';
import type { Reason } from '../protocol';
import { linkButton } from './buttons';
import { element } from './dom';
import { icon } from './icons';
import type { Send } from './buttons';

/** What else is to know of the outcome, and what to do about it; of a refusal, the Error tab says that. */
export function explanation(view: ResponseView): HTMLElement[] {
  return [
    ...(view.documentChanged ? [changedNote(view.file)] : []),
    ...sentences('Details', view.notes),
    ...(view.answer && !view.answer.error ? adviceList(view.advice) : []),
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
  return items.length > 0 ? [bulletList('Reasons', 'said', items)] : [];
}

/** What to do, a sentence each; nothing where there is none. */
export function adviceList(advice: readonly string[]): HTMLElement[] {
  const items = advice.map((sentence) => [icon('advice'), element('span', {}, sentence)]);
  return items.length > 0 ? [bulletList('What to do', 'advice', items)] : [];
}

function changedNote(file: string): HTMLElement {
  return element(
    'p',
    { class: 'note' },
    icon('edited'),
    element('span', {}, `${file} was edited after it was sent. This response is for the text as sent.`),
  );
}

/** Sentences below each other; nothing where there is none. */
export function sentences(label: string, texts: readonly string[]): HTMLElement[] {
  const items = texts.map((text) => [text]);
  return items.length > 0 ? [bulletList(label, 'said', items)] : [];
}

export function bulletList(label: string, name: string, items: readonly (readonly (Node | string)[])[]): HTMLElement {
  return element('ul', { class: name, 'aria-label': label }, ...items.map((item) => element('li', {}, ...item)));
}
