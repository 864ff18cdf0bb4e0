import type { ResponseView } from '../../response/view';
import { bodyText } from './body-text';
import { element } from './dom';

/** What went out, as it went out, but for the token. */
export function requestPanel(
  { method, url, headers, body }: ResponseView['request'],
  signal: AbortSignal,
): HTMLElement {
  const head = [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`), ''].join('\n');
  const parts = [bodyText({ form: 'text', text: head }, signal)];
  if (body !== undefined) parts.push(bodyText({ form: 'json', text: body }, signal));
  return element('div', { class: 'request-text' }, ...parts);
}
