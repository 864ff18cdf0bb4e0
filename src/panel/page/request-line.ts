import { durationText } from '../../text/quantities';
import type { ResponseView } from '../../response/view';
import { cancelled } from '../../transport/http-answer';
import { breakable, element } from './dom';
import { icon, type IconName } from './icons';

/** How it ended, as icon and words: `✓ 201 Created`. */
export function statusBadge({ tone, answer, failureCode }: ResponseView): HTMLElement {
  const none = failureCode === cancelled ? 'Canceled' : 'No Response';
  return badge(tone, answer ? `${answer.status} ${answer.reason}` : none);
}

export function badge(name: IconName, words: string): HTMLElement {
  return element('span', { class: 'badge' }, icon(name), words);
}

/** How long it took, beside the badge. */
export function duration({ answer }: ResponseView): HTMLElement[] {
  return answer
    ? [element('span', { class: 'duration', title: 'Response time' }, durationText(answer.durationMs))]
    : [];
}

/** Method and URL. The URL may break after each separator, and copies as it is. */
export function requestLine(method: string, url: string): HTMLElement {
  const line = element('code', { class: 'url' }, ...breakable(url, /(?<=[^/][/?&])(?!\/)/));
  return element('span', { class: 'request-line' }, element('span', { class: 'method' }, method), ' ', line);
}
