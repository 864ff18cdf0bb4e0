import { quote } from '../../text/quote';
import { replace, replaceBySnippet, type Fix } from './fix';
import { textOf, type Marked } from './marked';

/** A fix that writes another literal in the place of the marked value. */
export function writeLiteral({ tape, value }: Marked, literal: string, more: Partial<Fix> = {}): Fix {
  return { title: `Write ${shown(literal)}`, edits: [replace(tape.start(value), tape.end(value), literal)], ...more };
}

/** A fix that writes another text in the place of the marked value. */
export function writeText(marked: Marked, text: string, more: Partial<Fix> = {}): Fix {
  return { ...writeLiteral(marked, JSON.stringify(text)), title: `Write ${quote(text)}`, ...more };
}

/** A fix that puts a snippet in the place of the marked value. */
export function writeSnippet({ tape, value }: Marked, title: string, snippet: string, more: Partial<Fix> = {}): Fix {
  return { title, edits: [replaceBySnippet(tape.start(value), tape.end(value), snippet)], ...more };
}

/** Writing null, where the type allows it and the text says nothing. */
export function writeNullIfBlank(marked: Marked, more: Partial<Fix> = {}): Fix[] {
  const { property, item } = marked;
  const isBlank = textOf(marked)?.trim() === '';
  return isBlank && property?.nullable === true && !item ? [writeLiteral(marked, 'null', more)] : [];
}

/** Mends a text by a function; no fix where it cannot, or has nothing to change. */
export function mendText(
  marked: Marked,
  mend: (text: string) => string | undefined,
  more: Partial<Fix> = { preferred: true, fixAll: true },
): Fix[] {
  const text = textOf(marked);
  const mended = text === undefined ? undefined : mend(text);
  return mended === undefined || mended === text ? [] : [writeText(marked, mended, more)];
}

function shown(literal: string): string {
  return literal.length > 60 ? `${literal.slice(0, 57)}…` : literal;
}
