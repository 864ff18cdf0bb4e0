import { commaAfter } from '../../document/scan';
import { Entry } from '../../document/tape';
import { quote } from '../../text/quote';
import { replace, type Fix, type FixEdit } from './fix';
import type { NodeContext } from '../node-context';

/**
 * Removes members or items, with exactly the commas that become superfluous and the lines that would be left empty.
 * Comments stay.
 *
 * @param gone entries of names (in an object) or values (in an array) of the container
 */
export function removeChildren(
  { tape, children }: Pick<NodeContext, 'tape' | 'children'>,
  container: number,
  gone: readonly number[],
): FixEdit[] {
  const isGone = new Set(gone);
  const { text } = tape;
  const inObject = tape.what(container) === Entry.Object;
  const all = children.of(container);
  const endOf = (child: number) => Math.max(tape.end(child), inObject ? tape.end(child + 1) : 0);
  const kept = all.findLast((child) => !isGone.has(child));
  const last = all.at(-1) ?? 0;
  const spans = gone.flatMap((child) =>
    childSpans(text, tape.start(child), endOf(child), kept !== undefined && child > kept),
  );
  // Without a trailing comma before, there is none after.
  if (kept !== undefined && kept !== last && commaAfter(text, endOf(last)) < 0) {
    const comma = commaAfter(text, endOf(kept));
    if (comma >= 0) spans.push([comma, comma + 1]);
  }
  return merged(spans).map(([start, end]) => replace(start, end, ''));
}

/** Removes the marked member or item. */
export function removal(node: NodeContext, title?: string): Fix[] {
  const { tape, container, name, value } = node;
  if (container === undefined) return [];
  const shown = title ?? (name === undefined ? 'Remove this item' : `Remove ${quote(tape.string(name))}`);
  return [{ title: shown, edits: removeChildren(node, container, [name ?? value]) }];
}

/** The same as the fix that a person most likely wants. */
export function preferredRemoval(node: NodeContext, title?: string): Fix[] {
  return removal(node, title).map((fix) => ({ ...fix, preferred: true }));
}

/** Ranges that go with one child: itself, its comma, and the blanks that would be left over. */
function childSpans(text: string, start: number, ownEnd: number, inTail: boolean): [number, number][] {
  const comma = commaAfter(text, ownEnd);
  const isNext = comma >= 0 && /^[ \t\r\n]*$/.test(text.slice(ownEnd, comma));
  const end = isNext ? comma + 1 : ownEnd;
  let left = start;
  while (left > 0 && /[ \t]/.test(text[left - 1] ?? '')) left--;
  const right = end + (/^[ \t]*/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
  const atLineStart = left === 0 || /[\r\n]/.test(text[left - 1] ?? '');
  const lineEnd = /^(?:\r\n|\r|\n)/.exec(text.slice(right, right + 2))?.[0].length ?? 0;
  const atLineEnd = lineEnd > 0 || right === text.length;
  const rest: [number, number][] = comma >= 0 && !isNext ? [[comma, comma + 1]] : [];
  if (atLineStart && atLineEnd) return [[left, right + lineEnd], ...rest];
  if (atLineEnd) return [[left, right], ...rest];
  return [atLineStart || !inTail ? [start, right] : [left, end], ...rest];
}

function merged(spans: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else result.push([start, end]);
  }
  return result;
}
