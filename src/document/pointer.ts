import { cutBetweenCharacters } from '../text/plain-text';

/** Escapes a name as a segment of a JSON pointer (RFC 6901 §3): `~` first. */
export function escapeSegment(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}

/** Limits of a segment and of a whole pointer, in UTF-16 units: far more than any real payload needs. */
const longestSegment = 128;
const longestPointer = 1024;

/**
 * The JSON pointer of names and indexes. A long one is cut, with `…` for the rest: thousands of problems below a name of
 * thousands of characters must not exhaust memory.
 */
export function boundedPointer(segments: Iterable<string | number>): string {
  let pointer = '';
  for (const segment of segments) {
    const name = String(segment);
    const shown = name.length > longestSegment ? `${cutBetweenCharacters(name, longestSegment - 1)}…` : name;
    pointer += `/${escapeSegment(shown)}`;
    if (pointer.length > longestPointer) return `${cutBetweenCharacters(pointer, longestPointer - 1)}…`;
  }
  return pointer;
}

/** The segments of a JSON pointer, decoded: `~1` before `~0`. */
export function segmentsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => (segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment));
}
