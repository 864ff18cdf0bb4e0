import { sizeText } from '../../text/quantities';
import type { BodyView } from '../../response/view';
import { bodyText } from './body-text';
import { element } from './dom';

/** The body, with a word about what is missing of it. */
export function bodyPanel(body: BodyView, signal: AbortSignal): HTMLElement {
  if (body.form === 'empty') return element('p', { class: 'quiet' }, 'The response has no body.');
  return element(
    'div',
    {},
    ...notes(body).map((note) => element('p', { class: 'quiet' }, note)),
    bodyText(body, signal),
  );
}

function notes({ truncated, received, bytes }: BodyView): string[] {
  return [
    ...(truncated
      ? [`Shortened: the response has ${sizeText(bytes)}. Select Open Body in Editor to see all of it.`]
      : []),
    ...(received === 'too-large' ? ['The response is too large to read completely. This is only its beginning.'] : []),
    ...(received === 'broken-off'
      ? ['The connection broke while the response was being read. This is only its beginning.']
      : []),
  ];
}
