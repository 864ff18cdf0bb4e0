import { redacted } from '../../text/redaction';
import { element } from './dom';

/** The answer's headers in the order received. */
export function headersPanel(headers: readonly (readonly [name: string, value: string])[]): HTMLElement {
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
