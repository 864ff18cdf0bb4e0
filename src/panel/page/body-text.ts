import type { BodyView } from '../../response/view';
import { tokensOfLine, type TokenKind } from '../json-tokens';
import { element } from './dom';

const linesInBlock = 250;
/** Lines are cut into blocks by length too: a minified text is one line. */
const unitsInBlock = 16_384;

/**
 * Writes a body as lines of text, coloured when it is JSON. The first block is there at once, the others follow one a
 * frame, so that a large body never holds the window up; `signal` stops them when another view comes.
 */
export function bodyText(body: Pick<BodyView, 'text' | 'form'>, signal: AbortSignal): HTMLElement {
  const text = element('div', { class: 'body-text' });
  const blocks = blocksOf(body.text);
  let first = 1;
  const write = (index: number) => {
    if (signal.aborted) return;
    const lines = blocks[index] ?? [];
    text.append(block(lines, body.form === 'json', first));
    first += lines.length;
    if (index + 1 === blocks.length) {
      text.removeAttribute('aria-busy');
      return;
    }
    text.setAttribute('aria-busy', 'true');
    requestAnimationFrame(() => {
      write(index + 1);
    });
  };
  write(0);
  return text;
}

/** The lines of a text in blocks of bounded size; at least one. */
function blocksOf(text: string): string[][] {
  let lines: string[] = [];
  const blocks = [lines];
  let units = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (lines.length === linesInBlock || units > unitsInBlock) {
      lines = [];
      blocks.push(lines);
      units = 0;
    }
    lines.push(line);
    units += line.length;
  }
  return blocks;
}

/** The style takes the number of lines as the height of a block that was never in sight, and counts on from its first. */
function block(lines: readonly string[], json: boolean, first: number): HTMLElement {
  const write = json ? jsonLine : (line: string) => element('div', { class: 'line' }, line);
  const made = element('div', { class: 'block' }, ...lines.map(write));
  made.style.setProperty('--lines', String(lines.length));
  made.style.setProperty('--first', String(first - 1));
  return made;
}

/** What wraps hangs below the value, not below the margin: the style needs the line's own indentation for that. */
function jsonLine(line: string): HTMLElement {
  const made = element('div', { class: 'line json' });
  made.style.setProperty('--indent', String(line.length - line.trimStart().length));
  for (const { kind, text } of tokensOfLine(line)) {
    made.append(kind === 'plain' ? text : element('span', { class: classOf(kind, text) }, text));
  }
  return made;
}

/** A long word breaks where the line ends: the browser's own way would leave the line before it empty. */
const classOf = (kind: TokenKind, text: string) =>
  `token-${kind}${text.length > 24 && !/\s/.test(text) ? ' long-word' : ''}`;
