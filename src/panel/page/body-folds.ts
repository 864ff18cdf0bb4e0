import { foldsAround, foldsOf, hiddenBy, type Hidden } from '../folds';
import type { Block, BodyText } from './body-text';
import { element } from './dom';
import { moveBetweenFolds, lineOfFold } from './fold-keys';

/** The objects and arrays of a body, which open and close at their first lines. */
export interface BodyFolds {
  /** Folds what is inside of the outermost object, or that if nothing is; opens everything where something is folded. */
  toggleAll(): void;
  /** Opens what hides a line. */
  reveal(line: number): void;
}

/**
 * Puts a button at the beginning of each object and array. They are one stop for the Tab key; arrows go from one to the
 * next, left and right fold and unfold. `undefined` where nothing can be folded.
 *
 * @param folded first lines of what is folded already
 * @param changed is told of what is folded then
 */
export function bodyFolds(
  text: BodyText,
  folded: readonly number[],
  changed: (folded: readonly number[]) => void,
): BodyFolds | undefined {
  const folds = foldsOf(text.lines);
  if (folds.size === 0) return undefined;
  const closed = new Set(folded.filter((first) => folds.has(first)));
  const isFolded = (first: number) => closed.has(first);
  const apply = () => {
    const hidden = hiddenBy(folds, closed);
    for (const block of text.blocks) show(block, hidden, isFolded);
    changed([...closed]);
  };
  const set = (first: number, toFold: boolean) => {
    if (toFold) closed.add(first);
    else closed.delete(first);
    apply();
  };
  text.element.classList.add('can-fold');
  text.onBlock((block) => {
    for (let at = block.first; at < block.first + block.count; at++) {
      const last = folds.get(at);
      if (last === undefined) continue;
      const line = block.element.children[at - block.first] as HTMLElement;
      line.dataset['rest'] = ` … ${(text.lines[last] ?? '').trim()}`;
      line.prepend(foldButton(text.lines[at] ?? '', at, () => set(at, !isFolded(at))));
    }
    if (block.first === 0) block.element.querySelector('.fold')?.setAttribute('tabindex', '0');
    if (closed.size > 0) show(block, hiddenBy(folds, closed), isFolded);
  });
  moveBetweenFolds(text.element, {
    fold: (first) => !isFolded(first) && (set(first, true), true),
    unfold: (first) => isFolded(first) && (set(first, false), true),
    parent: (first) => foldsAround(folds, first).at(-1),
    button: (first) => text.lineElement(first)?.querySelector<HTMLElement>('.fold') ?? undefined,
  });
  return {
    toggleAll() {
      if (closed.size > 0) closed.clear();
      else for (const first of folds.keys()) if (first > 0 || folds.size === 1) closed.add(first);
      apply();
    },
    reveal(line) {
      const opened = foldsAround(folds, line).filter((first) => closed.delete(first));
      if (opened.length > 0) apply();
    },
  };
}

function foldButton(line: string, first: number, toggle: () => void): HTMLElement {
  const name = /^\s*"((?:[^"\\]|\\.)*)":/.exec(line)?.[1]?.slice(0, 80);
  const label = name === undefined ? `Line ${first + 1}` : `${name}, line ${first + 1}`;
  const made = element('button', { class: 'fold', 'aria-expanded': 'true', 'aria-label': label, tabindex: '-1' });
  made.type = 'button';
  made.addEventListener('click', toggle);
  return made;
}

/** Shows and hides the lines of a block; one of which nothing is seen goes as a whole. @param hidden in order */
function show({ element: block, first, count }: Block, hidden: readonly Hidden[], isFolded: (line: number) => boolean) {
  let seen = 0;
  let next = 0;
  for (let at = first; at < first + count; at++) {
    while ((hidden[next]?.to ?? Infinity) < at) next += 1;
    const line = block.children[at - first] as HTMLElement;
    line.hidden = (hidden[next]?.from ?? Infinity) <= at;
    if (!line.hidden) seen += 1;
    const button = line.firstElementChild;
    if (lineOfFold(button) === undefined) continue;
    button?.setAttribute('aria-expanded', String(!isFolded(at)));
    line.classList.toggle('folded', isFolded(at));
  }
  block.hidden = seen === 0;
  block.style.setProperty('--lines', String(seen));
}
