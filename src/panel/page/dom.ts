import { piecesOf } from '../unseen';

type Child = Node | string | false | undefined;

/** Attributes that elements get here: none of them can run a script or load anything. */
interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly role?: string;
  readonly title?: string;
  readonly tabindex?: string;
  readonly datetime?: string;
  readonly hidden?: '';
  readonly 'aria-label'?: string;
  readonly 'aria-hidden'?: 'true';
  readonly 'aria-selected'?: 'true' | 'false';
  readonly 'aria-controls'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-expanded'?: 'true' | 'false';
  readonly 'data-shown'?: string;
  readonly 'data-label'?: string;
}

/**
 * Makes an element. Strings become text nodes, so nothing of a server's or file's text is ever markup.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  for (const child of children) if (child !== undefined && child !== false) made.append(child);
  return made;
}

/** A text that may break at the places that `at` finds, and copies as it is. */
export function breakable(text: string, at: RegExp): (Node | string)[] {
  return text.split(at).flatMap((piece, index) => (index === 0 ? [piece] : [element('wbr'), piece]));
}

/** The element with this id; the page's HTML has them all. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}

/**
 * A text of a server or a file in which nothing hides: the style shows an escape in place of each character that can't be
 * seen. The character itself stays, so that what is copied is what came.
 */
export function visible(text: string): (Node | string)[] {
  return piecesOf(text).map((piece) =>
    piece.shown === undefined
      ? piece.text
      : element('span', { class: 'unseen', 'data-shown': piece.shown }, piece.text),
  );
}
