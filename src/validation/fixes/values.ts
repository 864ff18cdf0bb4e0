import { quote } from '../../text/quote';
import { replace, replaceBySnippet, type Fix } from './fix';
import { Entry, type Tape } from '../../document/tape';
import { stringValue, type NodeContext } from '../node-context';

/** A fix that writes another literal in place of the marked value. */
export function writeLiteral({ tape, value }: NodeContext, literal: string, more: Partial<Fix> = {}): Fix {
  return { title: `Write ${shown(literal)}`, edits: [replace(tape.start(value), tape.end(value), literal)], ...more };
}

/** A fix that writes another text in place of the marked value. */
export function writeText(node: NodeContext, text: string, more: Partial<Fix> = {}): Fix {
  return { ...writeLiteral(node, JSON.stringify(text)), title: `Write ${quote(text)}`, text, ...more };
}

/** A fix that puts a snippet in place of the marked value. */
export function writeSnippet(
  { tape, value }: NodeContext,
  title: string,
  snippet: string,
  more: Partial<Fix> = {},
): Fix {
  return { title, edits: [replaceBySnippet(tape.start(value), tape.end(value), snippet)], ...more };
}

/** Writes null where the type allows it and the text is blank. */
export function writeNullIfBlank(node: NodeContext, more: Partial<Fix> = {}): Fix[] {
  const { property, item } = node;
  const isBlank = stringValue(node)?.trim() === '';
  return isBlank && property?.nullable === true && !item ? [writeLiteral(node, 'null', more)] : [];
}

/** Fixes a text by a function; no fix where it can't, or has nothing to change. */
export function fixText(
  node: NodeContext,
  fixed: (text: string) => string | undefined,
  more: Partial<Fix> = { preferred: true, fixAll: true },
): Fix[] {
  const text = stringValue(node);
  const better = text === undefined ? undefined : fixed(text);
  return better === undefined || better === text ? [] : [writeText(node, better, more)];
}

function shown(literal: string): string {
  return literal.length > 60 ? `${literal.slice(0, 57)}…` : literal;
}

/** Whether a value is absent, null, or an empty text. */
export function isVoid(tape: Tape, value: number | undefined): boolean {
  if (value === undefined) return true;
  const what = tape.what(value);
  return what === Entry.Null || (what === Entry.String && tape.is(value, ''));
}

/** Refangs an address: `hxxps://contoso[.]com`, written so that nobody clicks it by mistake, becomes a real one. */
export function refanged(text: string): string {
  return text
    .trim()
    .replace(/^(?:hxxp|h\*\*p|htxp)(s?)(?=[:[(])/i, 'http$1')
    .replace(/[[({](?:\.|dot)[\])}]|\\\./gi, '.')
    .replace(/[[({]:[\])}]/g, ':')
    .replace(/[[({]:\/\/[\])}]/g, '://')
    .replace(/[[({](?:@|at)[\])}]/gi, '@')
    .replace(/[\u3002\uff0e]/g, '.');
}
