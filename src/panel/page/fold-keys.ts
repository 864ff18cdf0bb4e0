/** What the arrow keys do with the buttons of folds. */
interface FoldKeys {
  /** Return whether there was something to do. */
  fold(first: number): boolean;
  unfold(first: number): boolean;
  /** The fold that one is in. */
  parent(first: number): number | undefined;
  button(first: number): HTMLElement | undefined;
}

/** The line whose button an element is, counted from 0. */
export function lineOfFold(target: unknown): number | undefined {
  if (!(target instanceof HTMLElement) || !target.classList.contains('fold')) return undefined;
  return Number(target.parentElement?.dataset['number']) - 1;
}

/** The keys of a tree (ARIA practices, without its roles: the lines between are text). One of the buttons is a stop for the Tab key. */
export function moveBetweenFolds(text: HTMLElement, keys: FoldKeys): void {
  text.addEventListener('keydown', (event) => {
    const line = lineOfFold(event.target);
    if (line === undefined) return;
    const next = nextOf(event.key, event.target as HTMLElement, line, text, keys);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== 'stays') next.focus();
  });
  text.addEventListener('focusin', ({ target }) => {
    if (lineOfFold(target) === undefined) return;
    for (const other of text.querySelectorAll('.fold[tabindex="0"]')) other.setAttribute('tabindex', '-1');
    (target as HTMLElement).tabIndex = 0;
  });
}

function nextOf(
  key: string,
  from: HTMLElement,
  line: number,
  text: HTMLElement,
  keys: FoldKeys,
): HTMLElement | 'stays' | undefined {
  if (key === 'ArrowLeft') {
    if (keys.fold(line)) return 'stays';
    const parent = keys.parent(line);
    return parent === undefined ? 'stays' : keys.button(parent);
  }
  if (key === 'ArrowRight') return keys.unfold(line) ? 'stays' : seenFolds(text, from)[1];
  if (key === 'ArrowUp') return seenFolds(text, from)[0] ?? 'stays';
  return key === 'ArrowDown' ? (seenFolds(text, from)[1] ?? 'stays') : undefined;
}

/** The folds before and after one, of those that can be seen. */
function seenFolds(
  text: HTMLElement,
  from: HTMLElement,
): [before: HTMLElement | undefined, after: HTMLElement | undefined] {
  const all = [...text.querySelectorAll<HTMLElement>('.block:not([hidden]) > .line:not([hidden]) > .fold')];
  const at = all.indexOf(from);
  return [all[at - 1], all[at + 1]];
}
