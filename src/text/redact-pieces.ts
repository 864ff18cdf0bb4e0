import { onHostThread } from './host-thread';
import { redactText, redacted } from './redaction';

/** What a text ends with that may turn out to be a bearer token when more of it comes. */
const begun = /\bB(?:$|e(?:$|a(?:$|r(?:$|e(?:$|r(?:$|\s+[\w.~+/-]*=*$))))))/i;

/** Its scheme, and what there is of the token. */
const schemeAndToken = /^(\w+\s*)(.*)$/s;

/** The first half of a character. */
const half = /[\ud800-\udbff]$/;

const scheme = 'Bearer ';

/** Stands for a token of which everything is taken out that came so far. */
const longToken = 'x'.repeat(20);

/**
 * A text that comes in pieces with its bearer tokens taken out, wherever it is cut and however long they are. Whoever lets others
 * have their turn between two pieces of it holds nobody up.
 *
 * @param atOnce UTF-16 units that are searched for each piece
 */
export function* redactPieces(pieces: Iterable<string>, atOnce: number = onHostThread.show): Generator<string> {
  // The end of what came. So many units of what becomes of it were given out already.
  let held = '';
  let given = 0;
  for (const piece of inParts(pieces, atOnce)) {
    held += piece;
    const start = held.search(begun);
    if (start !== 0) {
      const end = start >= 0 ? start : half.test(held) ? held.length - 1 : held.length;
      yield redactText(held.slice(0, end)).slice(given);
      // What comes next begins no word if this ends inside of one.
      [held, given] = start < 0 && /\w$/.test(held) ? ['x', 1] : [held.slice(end), 0];
    } else if (held.length > atOnce) {
      const [, before = '', token = ''] = schemeAndToken.exec(held) ?? [];
      const isToken = redactText(held) !== held;
      yield (isToken ? before + redacted : before).slice(given);
      held = scheme + (isToken ? longToken + (/=*$/.exec(token)?.[0] ?? '') : token);
      given = scheme.length + (isToken ? redacted.length : 0);
    }
  }
  yield redactText(held).slice(given);
}

function* inParts(pieces: Iterable<string>, length: number): Generator<string> {
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += length) yield piece.slice(at, at + length);
  }
}
