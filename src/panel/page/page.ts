import { guidPattern } from '../../text/guid';
import { byId, element } from './dom';
import type { Filling } from './states';

/** Puts a state in place of the one that stands there. */
export function fill({ state, request, headline, lead = headline, took, facts = [], about, answer }: Filling): void {
  const page = byId('page');
  // The panel shows an answer while the person types elsewhere: focus is only kept, never taken.
  const hadFocus = document.hasFocus() && page.contains(document.activeElement);
  page.dataset['state'] = state;
  byId('title').hidden = false;
  byId('progress').replaceChildren(...(state === 'busy' ? [progressBar()] : []));
  byId('request').replaceChildren(...request);
  byId('facts').replaceChildren(...facts);
  byId('about').replaceChildren(...about);
  byId('answer').replaceChildren(...answer);
  byId('answer').hidden = answer.length === 0;
  announce(headline, lead, took);
  window.scrollTo(0, 0);
  if (hadFocus && !page.contains(document.activeElement)) byId('headline').focus({ preventScroll: true });
}

/** Goes on with the request that stands there, so that the button with focus stays: only what is said of it changes. */
export function goOn(headline: string, countdown = ''): void {
  announce(headline, headline);
  byId('about').querySelector('.countdown')?.replaceChildren(countdown);
}

/** One announcement an outcome: a sentence that stands there already, sent once more, is none. */
function announce(sentence: string, lead: string, took?: string): void {
  const headline = byId('headline');
  const first = sentence.startsWith(lead) ? lead : sentence;
  const rest = sentence.slice(first.length);
  const timed = took === undefined ? '' : ` ${took}.`;
  if (headline.textContent === first + timed + rest) return;
  // In sight, the time stands among the facts.
  const announced = timed && element('span', { class: 'unseen-name' }, timed);
  headline.replaceChildren(element('strong', {}, ...withGuids(first)), announced, ...withGuids(rest));
}

/** A GUID that breaks at a hyphen is hard to read and to compare: it stays on one line. */
const withGuids = (text: string) =>
  text.split(guid).map((piece, index) => (index % 2 ? element('span', { class: 'guid' }, piece) : piece));

const guid = new RegExp(`(${guidPattern})`, 'i');

function progressBar(): HTMLElement {
  return element('div', { class: 'progress', role: 'progressbar', 'aria-label': 'Waiting for the response' });
}

/**
 * Gives the focus back to what had it when the page loses the keyboard and gets it again, as by a box of VS Code's: browsers
 * forget it when something outside the frame takes the focus.
 */
export function keepFocus(): void {
  let left: EventTarget | null = null;
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    left = relatedTarget ? null : target;
    // Where the page still has the keyboard, the person pressed on nothing.
    setTimeout(() => {
      if (document.hasFocus()) left = null;
    });
  });
  window.addEventListener('focus', () => {
    if (left instanceof HTMLElement && document.activeElement === document.body) left.focus({ preventScroll: true });
  });
}
