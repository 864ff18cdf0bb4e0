import type { Copyable, Press } from '../protocol';
import { breakable, element } from './dom';
import { icon, type IconName } from './icons';

/** How the page's parts talk to the extension. */
export type Send = (press: Press) => void;

/** A button with words alone. */
export function textButton(words: string, action: () => void): HTMLButtonElement {
  return wired(element('button', { class: 'button' }, words), action);
}

/** A button that reads like a link, for something inside the editor: a real link would leave it. */
export function linkButton(words: string, title: string, action: () => void): HTMLButtonElement {
  return wired(element('button', { class: 'link', title }, ...breakable(words, /(?<=\.)/)), action);
}

/** A button that is only an icon; `label` is its name. */
export function iconButton(label: string, name: IconName, action: () => void): HTMLButtonElement {
  return wired(bare(label, name), action);
}

/** The same for something to copy. */
export function copyIconButton(what: Copyable, label: string, send: Send): HTMLButtonElement {
  return copies(bare(label, 'copy'), what, send);
}

const bare = (label: string, name: IconName) =>
  element('button', { class: 'icon-button', 'aria-label': label, title: label }, icon(name));

/** A button with words that copies. */
export function copyButton(what: Copyable, words: string, send: Send): HTMLButtonElement {
  return copies(element('button', { class: 'button' }, icon('copy'), words), what, send);
}

function copies(made: HTMLButtonElement, what: Copyable, send: Send): HTMLButtonElement {
  made.dataset['copies'] = what;
  return wired(made, () => {
    send({ type: 'copy', what });
  });
}

function wired(made: HTMLButtonElement, action: () => void): HTMLButtonElement {
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

const shownFor = 2000;

/** Lets the button that asked say that the clipboard has it: a tick for the eye, a name for screen readers. */
export function confirmCopied(what: Copyable): void {
  const made = document.querySelector<HTMLButtonElement>(`button[data-copies="${what}"]`);
  const name = made?.getAttribute('aria-label') ?? null;
  if (!made || made.dataset['copied'] !== undefined) return;
  made.dataset['copied'] = '';
  made.querySelector('svg')?.replaceWith(icon('copied'));
  made.setAttribute('aria-label', 'Copied');
  setTimeout(() => {
    delete made.dataset['copied'];
    made.querySelector('svg')?.replaceWith(icon('copy'));
    if (name === null) made.removeAttribute('aria-label');
    else made.setAttribute('aria-label', name);
  }, shownFor);
}
