import type { BodyFolds } from './body-folds';
import type { BodyText } from './body-text';
import { iconButton } from './buttons';
import { element } from './dom';

/** Where a text stands in a body. Lines are counted from 0, characters in UTF-16 units. */
interface Found {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** More than these are counted no further. */
const mostFound = 9999;
/** So many around the one that is looked at are coloured. */
const mostColored = 500;

/** A bar that looks for text in a body. */
export interface FindBar {
  readonly element: HTMLElement;
  /** Shows it, with the keyboard in it. */
  open(): void;
}

/** @param leave where the keyboard goes when the bar is closed */
export function findBar(text: BodyText, folds: BodyFolds | undefined, leave: () => void, signal: AbortSignal): FindBar {
  const input = element('input', { class: 'find-text', 'aria-label': 'Find in body' });
  input.type = 'text';
  input.placeholder = 'Find';
  input.spellcheck = false;
  const count = element('span', { class: 'find-count' });
  let found: readonly Found[] = [];
  let at = 0;

  const show = () => {
    const all = found.length > mostFound ? `${mostFound}+` : String(found.length);
    count.textContent = input.value === '' ? '' : found.length === 0 ? 'No results' : `${at + 1} of ${all}`;
    color(text, found, at);
    const now = found[at];
    if (!now) return;
    folds?.reveal(now.line);
    below(bar.offsetHeight);
    text.lineElement(now.line)?.scrollIntoView({ block: 'nearest' });
  };
  const look = () => {
    found = occurrences(text.lines, input.value);
    at = 0;
    show();
  };
  const go = (step: number) => {
    if (found.length === 0) return;
    at = (at + step + found.length) % found.length;
    show();
  };
  const below = (height: number) => text.element.style.setProperty('--find', `${height}px`);
  const close = () => {
    bar.hidden = true;
    below(0);
    count.removeAttribute('role');
    clearColors();
    leave();
  };
  const bar = element(
    'div',
    { class: 'find', role: 'search', hidden: '' },
    input,
    count,
    iconButton('Previous Match', 'up', () => go(-1)),
    iconButton('Next Match', 'down', () => go(1)),
    iconButton('Close', 'close', close),
  );
  input.addEventListener('input', look);
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  });
  // What is written later has places of its own.
  text.onBlock(() => !bar.hidden && color(text, found, at));
  signal.addEventListener('abort', clearColors);
  return {
    element: bar,
    open() {
      bar.hidden = false;
      // While the bar is there: the page has one announcement an outcome.
      count.setAttribute('role', 'status');
      input.focus();
      input.select();
      look();
    },
  };
}

/** Every place where it stands, whatever its case, in the order of the text. */
function occurrences(lines: readonly string[], wanted: string): Found[] {
  if (wanted === '') return [];
  const each = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'gi');
  const found: Found[] = [];
  for (const [line, text] of lines.entries()) {
    for (const match of text.matchAll(each)) {
      if (found.length > mostFound) return found;
      found.push({ line, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

const names = { all: 'found', now: 'found-now' } as const;

/** Colours without a change of the page's elements: the text stays selected, and copies as it is. */
function color(text: BodyText, found: readonly Found[], at: number): void {
  const first = Math.max(0, at - mostColored / 2);
  const near = found.slice(first, first + mostColored);
  const ranges = near.map((each) => rangeOf(text, each));
  const here = (range: Range | undefined) => range !== undefined;
  CSS.highlights.set(names.all, new Highlight(...ranges.filter(here)));
  CSS.highlights.set(names.now, new Highlight(...[ranges[at - first]].filter(here)));
}

function clearColors(): void {
  for (const name of Object.values(names)) CSS.highlights.delete(name);
}

function rangeOf(text: BodyText, { line, start, end }: Found): Range | undefined {
  const from = text.lineElement(line);
  if (!from) return undefined;
  const range = document.createRange();
  const walker = document.createTreeWalker(from, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { length } = node;
    if (start >= before && start < before + length) range.setStart(node, start - before);
    if (end > before && end <= before + length) {
      range.setEnd(node, end - before);
      return range;
    }
    before += length;
  }
  return undefined;
}
