import { sizeText } from '../../text/quantities';
import type { BodyView } from '../../response/view';
import { bodyText } from './body-text';
import { element } from './dom';

/** The body, with a word about what is missing of it. */
export function bodyPanel(body: BodyView, signal: AbortSignal): HTMLElement {
  if (body.form === 'empty') return element('p', { class: 'quiet' }, 'The response has no body.');
  if (body.form === 'unread') return element('p', { class: 'quiet' }, unread(body).join(' '));
  return element(
    'div',
    {},
    ...notes(body).map((note) => element('p', { class: 'quiet' }, note)),
    bodyText(body, signal),
  );
}

function unread({ bytes, received }: BodyView): string[] {
  return [
    `The response has ${sizeText(bytes)}: too large to show here.`,
    ...ends(received),
    'Open it in an editor, or save it.',
  ];
}

function notes({ truncated, received, bytes }: BodyView): string[] {
  return [
    ...(truncated
      ? [`Shortened: the response has ${sizeText(bytes)}. Select Open Body in Editor to see all of it.`]
      : []),
    ...ends(received),
  ];
}

/** Why this is only the beginning of what the service had to say. */
function ends(received: BodyView['received']): string[] {
  return {
    whole: [],
    'too-large': ['The response is too large to read completely. This is only its beginning.'],
    'broken-off': ['The connection broke while the response was being read. This is only its beginning.'],
  }[received];
}
