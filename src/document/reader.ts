import type { Span } from '../text/positions';
import { faultMessages } from './faults';
import { foreignCharacter, foreignSentence } from './foreign-characters';
import type { SyntaxFault } from './json-document';
import { Char, charCodes, commentEnd, escapeLength, isNumber, skipBlanks, wordEnd } from './scan';
import { Entry, Tape } from './tape';
import { literals, wordSentence } from './literals';

/** Returned in place of a character once reading has stopped. */
export const readingStopped = -1;
/** Returned in place of a character at the end of the text. */
export const textEnded = -2;

/** A text with more faults isn't JSON at all, and nobody reads that many messages. */
const faultLimit = 100;

/** Reads tokens from left to right: scalars and names onto the tape, comments to `extras`, what is wrong to `faults`. */
export class Reader {
  readonly tape: Tape;
  readonly faults: SyntaxFault[] = [];
  readonly extras: Span[] = [];
  /** Offset of the next token. */
  at = 0;
  /** Offset after the last token that is not white space or a comment. */
  after = 0;
  /** Offset of the fault at which reading stopped: nothing from here on is certain. */
  stoppedAt: number | undefined;

  /** Offset of the last foreign character that was reported, so that none is reported twice. */
  #foreignAt = -1;
  /** The text's units, and a 0 after them. */
  readonly #codes: Uint16Array;

  constructor(readonly text: string) {
    this.#codes = charCodes(text);
    this.tape = new Tape(text);
  }

  /** Skips white space and comments. Returns the code of the next character. */
  next(): number {
    const codes = this.#codes;
    for (;;) {
      const from = skipBlanks(codes, this.at);
      this.at = from;
      const code = codes[from] ?? 0;
      if (code > 0x7f) {
        const meant = this.#foreign(code);
        if (meant === undefined) continue;
        return meant;
      }
      if (code !== Char.Slash) return code === 0 && from >= this.text.length ? textEnded : code;
      const end = commentEnd(this.text, from);
      if (end === from) return code;
      if (end < 0) {
        this.stop(from, 2, faultMessages.openComment);
        return readingStopped;
      }
      this.extras.push({ offset: from, length: end - from });
      this.at = end;
    }
  }

  /**
   * Reports a foreign character whose meaning is clear, and reads it as what was meant: an odd space or invisible character is
   * skipped (`undefined`), odd punctuation is read as JSON's. Any other character is returned as it is.
   */
  #foreign(code: number): number | undefined {
    const { instead } = foreignCharacter(code) ?? { instead: undefined };
    if (instead === undefined || instead === '"' || instead === '-') return code;
    if (this.#foreignAt !== this.at) this.fault(this.at, 1, faultMessages.value);
    this.#foreignAt = this.at;
    if (this.stoppedAt !== undefined) return readingStopped;
    if (instead.trim() !== '') return instead.charCodeAt(0);
    this.at++;
    return undefined;
  }

  /** Consumes one punctuation character. */
  take(): void {
    this.after = ++this.at;
  }

  /** Reads up to the closing quote. Returns false if there is none. */
  string(what: Entry): boolean {
    const codes = this.#codes;
    const from = this.at;
    let hasEscapes = false;
    let at = from + 1;
    for (;;) {
      const code = codes[at] ?? 0;
      if (code === Char.Quote) break;
      if (code === Char.Backslash) {
        hasEscapes = true;
        at += this.#escape(at);
      } else if (code >= Char.Space) {
        at++;
      } else if (code === Char.LineFeed || code === Char.Return || at >= this.text.length) {
        this.stop(from, at - from, faultMessages.openString);
        this.#scalar(what, at, true);
        return false;
      } else {
        this.fault(at++, 1, faultMessages.control(code));
        hasEscapes = true;
      }
    }
    this.#scalar(what, at + 1, hasEscapes);
    return true;
  }

  /** Reads a number; integers, the common case, first. Returns false if none starts here. */
  number(code: number): boolean {
    const codes = this.#codes;
    let at = code === Char.Minus ? this.at + 1 : this.at;
    const firstDigit = codes[at] ?? 0;
    if (!(firstDigit >= Char.Zero && firstDigit <= Char.Nine)) return false;
    let next = firstDigit;
    while (next >= Char.Zero && next <= Char.Nine) next = codes[++at] ?? 0;
    const isPlain = firstDigit !== Char.Zero && (next <= Char.Space || next === Char.Comma || next === Char.CloseBrace);
    const end = isPlain ? at : wordEnd(this.text, at);
    if (!isPlain) {
      const literal = this.text.substring(this.at, end);
      if (!isNumber(literal)) this.fault(this.at, end - this.at, faultMessages.number(literal));
    }
    this.#scalar(Entry.Number, end, false);
    return true;
  }

  /** Reads `true`, `false`, `null`, or anything that should have been in quotes. */
  word(): void {
    const length = this.shownLength();
    const word = this.text.substring(this.at, this.at + length);
    const what = literals.get(word);
    if (what === undefined && length === 1 && !/[\p{L}\p{N}]/u.test(word)) this.stop(this.at, 1, wordSentence(word));
    else if (what === undefined) this.fault(this.at, length, wordSentence(word));
    this.#scalar(what ?? Entry.Missing, this.at + length, false);
  }

  /** Reads a name that isn't in double quotes. Returns false if nothing here looks like a name. */
  bareName(): boolean {
    const length = this.shownLength();
    const word = this.text.substring(this.at, this.at + length);
    if (length === 1 && !/[\p{L}\p{N}_$]/u.test(word)) {
      this.stop(this.at, 1, faultMessages.name);
      return false;
    }
    this.fault(this.at, length, faultMessages.nameQuotes(word.replaceAll("'", '')));
    this.#scalar(Entry.Name, this.at + length, true);
    return true;
  }

  /** How much a fault at the current position should mark: a word, a text in quotes, or one character. */
  shownLength(): number {
    const { text, at } = this;
    const quoted = /^(?:'[^'\r\n]*'|"(?:[^"\\\r\n]|\\.)*")/.exec(text.slice(at, at + 1000));
    if (quoted) return quoted[0].length;
    return Math.max(wordEnd(text, at) - at, (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  }

  /** Reports a fault that leaves no doubt about what follows. */
  fault(offset: number, length: number, message: string): void {
    const foreign = length > 0 ? foreignSentence(this.text, offset) : undefined;
    this.faults.push(foreign === undefined ? { offset, length, message } : { offset, length: 1, message: foreign });
    if (this.faults.length >= faultLimit) this.stoppedAt ??= offset;
  }

  /** Reports a fault after which nothing is certain. */
  stop(offset: number, length: number, message: string): void {
    this.fault(offset, length, message);
    this.stoppedAt ??= offset;
  }

  #escape(at: number): number {
    const length = escapeLength(this.text, at);
    if (length > 0) return length;
    const isLast = (this.#codes[at + 1] ?? 0) < Char.Space;
    this.fault(at, isLast ? 1 : 2, faultMessages.escape);
    return isLast ? 1 : 2;
  }

  #scalar(what: Entry, end: number, hasEscapes: boolean): void {
    this.tape.add(what, this.at, end, hasEscapes);
    this.after = this.at = end;
  }
}
