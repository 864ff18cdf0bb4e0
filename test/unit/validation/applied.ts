import type { FixEdit } from '../../../src/validation/fixes/fix';
import { withoutFields } from '../../../src/validation/fixes/snippet';

/** The text behind the edits, fields left as they come up. */
export function applied(text: string, edits: readonly FixEdit[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (now, { offset, length, newText, snippet }) =>
        now.slice(0, offset) + (snippet ? withoutFields(newText) : newText) + now.slice(offset + length),
      text,
    );
}
