import { onHostThread } from '../text/host-thread';
import { cutBetweenCharacters } from '../text/plain-text';

/** The beginning of a string, a mark, or a literal. */
const token = /["{}[\],:]|[^\s"{}[\],:]+/g;

const opens = (mark: string | undefined) => mark === '{' || mark === '[';
const closes = (mark: string | undefined) => mark === '}' || mark === ']';

/** Deeper levels are not moved further to the right: indentation would grow with the square of the depth. */
const deepestIndent = 64;

/**
 * JSON text with every value on its own line, two spaces a level. Nothing but white space between tokens changes: number
 * literals, escapes, the order and doubles of keys stay as they are. Text that is cut off prints as far as it goes.
 *
 * Stops at `limit` UTF-16 units, so that the cost is bounded whatever came.
 */
export function prettyJson(text: string, limit = Number.POSITIVE_INFINITY): string {
  let out = '';
  let depth = 0;
  let before: string | undefined;
  for (const part of tokens(text)) {
    if (closes(part)) depth = Math.max(0, depth - 1);
    if (startsLine(before, part)) out += `\n${'  '.repeat(Math.min(depth, deepestIndent))}`;
    out += part === ':' ? ': ' : part;
    if (out.length >= limit) return cutBetweenCharacters(out, limit);
    if (opens(part)) depth += 1;
    before = part;
  }
  return out;
}

/** How many times as long a text may become by being laid out: deep lists of small values would take hundreds of megabytes. */
const mostGrowth = 10;

/** {@link prettyJson} of a whole text; one that would become ten times as long by it stays as it came. */
export function prettyWhole(text: string): string {
  const most = mostGrowth * Math.max(text.length, onHostThread.show);
  // Two more, because it's never cut inside a surrogate pair.
  const printed = prettyJson(text, most + 2);
  return printed.length <= most ? printed : text;
}

function startsLine(before: string | undefined, part: string): boolean {
  if (opens(before)) return !closes(part);
  return before === ',' || closes(part);
}

/** The tokens of JSON text, each as it stands there. */
function* tokens(text: string): Generator<string> {
  const search = new RegExp(token);
  for (let found = search.exec(text); found; found = search.exec(text)) {
    if (found[0] === '"') search.lastIndex = endOfString(text, found.index);
    yield text.slice(found.index, search.lastIndex);
  }
}

/**
 * Where the JSON string ends that begins at `start`: after its closing quote; at the end of the text, or in front of
 * half an escape there, when it is cut off. A loop, since a regular expression runs out of stack on millions of escapes.
 */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit !== backslash) continue;
    if (at + 1 === text.length) return at;
    at += 1;
  }
  return at;
}

const quote = 0x22;
const backslash = 0x5c;
