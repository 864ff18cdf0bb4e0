import { sizeText } from '../../text/quantities';
import type { BodyView } from '../../response/view';
import { bodyText } from './body-text';
import { element } from './dom';

/** The body, with a word about what is missing of it. */
export function bodyPanel(body: BodyView, signal: AbortSignal): HTMLElement {
  if (body.form === 'empty') return element('p', { class: 'quiet' }, 'The answer has no body.');
  return element(
    'div',
    {},
    ...notes(body).map((note) => element('p', { class: 'quiet' }, note)),
    bodyText(body, signal),
  );
}

function notes({ truncated, received, bytes }: BodyView): string[] {
  return [
    ...(truncated ? [`Shortened: the answer has ${sizeText(bytes)}. Open Body in Editor shows all that came.`] : []),
    ...(received === 'too-large' ? ['The answer is larger than what is read: this is only its beginning.'] : []),
    ...(received === 'broken-off'
      ? ['The connection broke while the answer was read: this is only its beginning.']
      : []),
  ];
}
