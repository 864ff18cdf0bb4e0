import type { Span } from '../text/positions';
import type { JsonDocument } from './json-document';
import { memberNames } from './members';
import { commaAfter } from './scan';

/**
 * What to cut from a document's text to make it strict JSON without the named root members: comments, trailing commas,
 * and, for each named member, its name, colon, value, and exactly one neighboring comma. All members of that name go. White
 * space stays.
 *
 * @returns spans in the order of the text that neither touch nor overlap
 */
export function cutRanges(document: JsonDocument, rootMembers: readonly string[] | ReadonlySet<string> = []): Span[] {
  const { tape, text } = document;
  const names = memberNames(tape);
  const goes = new Set(rootMembers);
  const gone = names.map((at) => goes.has(tape.name(at)));
  const lastKept = gone.lastIndexOf(false);
  const spans = [...document.extras];
  names.forEach((at, index) => {
    const end = tape.end(at + 1);
    if (gone[index]) spans.push({ offset: tape.start(at), length: end - tape.start(at) });
    // Every member that goes takes the comma after it along; those at the end have none, so the one in front goes.
    const takesComma = index < lastKept ? gone[index] : index < names.length - 1;
    const comma = takesComma ? commaAfter(text, end) : -1;
    if (comma >= 0) spans.push({ offset: comma, length: 1 });
  });
  return joined(spans);
}

/** The text without the given spans, which must be in order and must not overlap. */
export function cut(text: string, spans: readonly Span[]): string {
  let at = 0;
  let kept = '';
  for (const { offset, length } of spans) {
    kept += text.slice(at, offset);
    at = offset + length;
  }
  return kept + text.slice(at);
}

function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.sort((a, b) => a.offset - b.offset)) {
    const last = result.at(-1);
    if (last && span.offset <= last.offset + last.length) {
      const end = Math.max(last.offset + last.length, span.offset + span.length);
      result[result.length - 1] = { offset: last.offset, length: end - last.offset };
    } else {
      result.push(span);
    }
  }
  return result;
}
