import { cutBetweenCharacters } from '../../text/plain-text';

/** Bytes of a result. Of more than 8 KiB, a model gets a file's name. */
const longestResult = 8000;

/** Bytes of a text where a name or a sentence is expected. */
const longestName = 600;

/** The part of a result that may be too long for it. */
interface LongPart {
  readonly name: string;
  readonly all: string | readonly object[];
  /** What is left out, and how to get it, when only so many characters or items are shown; undefined if nothing is. */
  readonly leftOut: (shown: number) => string | undefined;
}

/** @param offset where the part begins, of the whole */
export const leftOutOf =
  (what: string, total: number, offset: number): LongPart['leftOut'] =>
  (shown) => {
    const next = offset + shown;
    if (next < total) return `${what} ${next + 1} to ${total} are left out. Call again with offset ${next}.`;
    return undefined;
  };

/** A result as JSON, with as much of its long part as a model takes. */
export function resultText(head: object, part?: LongPart): string {
  const shorten = (name: string, value: unknown) =>
    typeof value === 'string' && name !== part?.name ? shortened(value) : value;
  if (!part) return JSON.stringify(head, shorten);
  const { name, all, leftOut } = part;
  const upTo = (limit: number) => {
    const shown = typeof all === 'string' ? cutBetweenCharacters(all, limit) : all.slice(0, limit);
    return JSON.stringify({ ...head, [name]: shown, leftOut: leftOut(shown.length) }, shorten);
  };
  return upTo(mostThatFit(Math.min(all.length, longestResult), (limit) => bytesOf(upTo(limit)) <= longestResult));
}

const bytesOf = (text: string) => Buffer.byteLength(text);

function shortened(text: string): string {
  const isShort = (shown: string) => bytesOf(JSON.stringify(shown)) <= longestName;
  if (text.length <= longestName && isShort(text)) return text;
  const upTo = (limit: number) => `${cutBetweenCharacters(text, limit)}…`;
  return upTo(mostThatFit(longestName, (limit) => isShort(upTo(limit))));
}

/** The largest number up to `most` that fits, where each smaller one fits, too. */
function mostThatFit(most: number, fits: (count: number) => boolean): number {
  if (fits(most)) return most;
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
