import type { BodyView } from '../../response/view';
import { tokensOfLine, type JsonTokenKind } from '../json-tokens';
import { element, visible } from './dom';

const linesInBlock = 250;
/** Lines are cut into blocks by length too: a minified text is one line. */
const unitsInBlock = 16_384;

/** Lines that are laid out together; out of sight, they aren't at all. */
export interface Block {
  readonly element: HTMLElement;
  /** Its first line, counted from 0. */
  readonly first: number;
  readonly count: number;
}

/** A body as lines of text, of which more are written from frame to frame. */
export interface BodyText {
  readonly element: HTMLElement;
  readonly lines: readonly string[];
  /** As far as they are written. */
  readonly blocks: readonly Block[];
  /** The element of a line, once it is written. */
  lineElement(at: number): HTMLElement | undefined;
  /** Is told of each block that is written from now on, and at once of those that are. */
  onBlock(told: (block: Block) => void): void;
}

/**
 * Writes a body as lines of text, coloured when it is JSON. The first block is there at once, the others follow one a
 * frame, so that a large body never holds the window up; `signal` stops them when another view comes.
 */
export function bodyText({ text, form }: Pick<BodyView, 'text' | 'form'>, signal: AbortSignal): BodyText {
  const lines = text.split(/\r\n|\n|\r/);
  const sizes = blockSizes(lines);
  const made = element('div', { class: 'body-text' });
  made.style.setProperty('--digits', String(Math.max(2, String(lines.length).length)));
  const blocks: Block[] = [];
  const listeners: ((block: Block) => void)[] = [];
  const write = (first: number, index: number) => {
    if (signal.aborted) return;
    const count = sizes[index] ?? 0;
    const block = { element: blockElement(lines.slice(first, first + count), form === 'json', first), first, count };
    made.append(block.element);
    blocks.push(block);
    const isLast = index + 1 === sizes.length;
    if (isLast) made.removeAttribute('aria-busy');
    else made.setAttribute('aria-busy', 'true');
    for (const told of listeners) told(block);
    if (!isLast)
      requestAnimationFrame(() => {
        write(first + count, index + 1);
      });
  };
  write(0, 0);
  return {
    element: made,
    lines,
    blocks,
    lineElement(at) {
      const block = blocks.findLast(({ first }) => first <= at);
      return block && (block.element.children[at - block.first] as HTMLElement | undefined);
    },
    onBlock(told) {
      listeners.push(told);
      for (const block of blocks) told(block);
    },
  };
}

/** How many lines each block has; at least one block. */
function blockSizes(lines: readonly string[]): number[] {
  const sizes = [0];
  let units = 0;
  for (const line of lines) {
    if (sizes.at(-1) === linesInBlock || units > unitsInBlock) {
      sizes.push(0);
      units = 0;
    }
    sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
    units += line.length;
  }
  return sizes;
}

/** The style takes the number of lines as the height of a block that was never in sight. */
function blockElement(lines: readonly string[], json: boolean, first: number): HTMLElement {
  const write = json ? jsonLine : (line: string) => element('div', { class: 'line' }, ...visible(line));
  const made = element('div', { class: 'block' });
  for (const [index, line] of lines.entries()) {
    const written = write(line);
    // Numbers of lines are no text: they are not copied.
    written.dataset['number'] = String(first + index + 1);
    made.append(written);
  }
  made.style.setProperty('--lines', String(lines.length));
  return made;
}

/** What wraps hangs below the value, not below the margin: the style needs the line's own indentation for that. */
function jsonLine(line: string): HTMLElement {
  const made = element('div', { class: 'line json' });
  made.style.setProperty('--indent', String(line.length - line.trimStart().length));
  made.append(...colored(line));
  return made;
}

/** JSON text on one line, in colours. */
export function colored(line: string): (Node | string)[] {
  return tokensOfLine(line).flatMap(({ kind, text }) =>
    kind === 'plain' ? visible(text) : [element('span', { class: classOf(kind, text) }, ...visible(text))],
  );
}

/** A long word breaks where the line ends: the browser's own way would leave the line before it empty. */
const classOf = (kind: JsonTokenKind, text: string) =>
  `token-${kind}${text.length > 24 && !/\s/.test(text) ? ' long-word' : ''}`;
