/**
 * As much of a DOM element as the walk reads inside the browser. The project's types leave the DOM out on purpose (nothing of
 * it exists in an extension host), and a reference to it here would let it in everywhere.
 */
export interface PageElement {
  readonly className: string;
  readonly textContent: string;
  readonly style: { readonly top: string };
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** What a screen reader says of each of them. */
export function labels(elements: PageElement[]): string[] {
  return elements.map((element) => element.getAttribute('aria-label')?.trim() ?? '');
}
