import { faultMessages } from './faults';
import { textEnded, Reader, readingStopped } from './reader';
import { Char } from './scan';
import { Entry } from './tape';

/** Deeper nesting is a fault, so that code that walks a payload can't overflow the stack. */
export const depthLimit = 256;

const Expect = {
  Value: 0,
  FirstItem: 1,
  FirstName: 2,
  /** After a comma: a closing bracket here makes it a trailing comma. */
  NextItem: 3,
  NextName: 4,
  CommaOrEnd: 5,
} as const;
type Expect = (typeof Expect)[keyof typeof Expect];

/**
 * Reads JSON with comments and trailing commas (what jsonc-parser takes with `allowTrailingComma`) onto a tape, in one
 * pass and without recursion.
 *
 * After a fault that leaves no doubt about what follows (a missing comma, a bare word, a wrong escape), reading goes on. At
 * any other fault it stops, so that one mistake isn't reported as many.
 */
export class Parser {
  readonly reader: Reader;
  readonly #open: number[] = [];
  #expect: Expect = Expect.Value;
  #comma = 0;

  /** @param deepest levels of brackets; deeper nesting is a fault */
  constructor(
    text: string,
    readonly deepest: number,
  ) {
    this.reader = new Reader(text);
  }

  run(): void {
    const { reader } = this;
    for (;;) {
      const code = reader.next();
      if (code === readingStopped) break;
      if (code === textEnded) this.#endOfText();
      else if (this.#expect === Expect.CommaOrEnd) this.#commaOrEnd(code);
      else if (this.#expect === Expect.FirstName || this.#expect === Expect.NextName) this.#name(code);
      else this.#value(code);
      if (reader.stoppedAt !== undefined || code === textEnded) break;
    }
    this.#finish();
  }

  #commaOrEnd(code: number): void {
    const { reader } = this;
    const container = this.#open.at(-1);
    if (container === undefined) {
      reader.stop(reader.at, reader.shownLength(), faultMessages.after);
      return;
    }
    const inObject = reader.tape.what(container) === Entry.Object;
    if (code === Char.Comma) {
      this.#comma = reader.at;
      reader.take();
      this.#expect = inObject ? Expect.NextName : Expect.NextItem;
    } else if (code === (inObject ? Char.CloseBrace : Char.CloseBracket)) {
      this.#close();
    } else if (code === Char.Quote || (!inObject && this.#startsValue(code))) {
      reader.fault(reader.at, reader.shownLength(), faultMessages.comma);
      this.#expect = inObject ? Expect.FirstName : Expect.FirstItem;
    } else {
      reader.stop(reader.at, reader.shownLength(), faultMessages.commaOrEnd(inObject ? '}' : ']'));
    }
  }

  #name(code: number): void {
    const { reader } = this;
    if (code === Char.CloseBrace) {
      this.#close();
      return;
    }
    if (code === Char.Comma) {
      reader.fault(reader.at, 1, faultMessages.extraComma);
      reader.take();
      return;
    }
    if (!(code === Char.Quote ? reader.string(Entry.Name) : reader.bareName())) return;
    const next = reader.next();
    if (next === Char.Colon) {
      reader.take();
    } else if (next !== readingStopped && next !== textEnded) {
      if (this.#startsValue(next)) reader.fault(reader.at, reader.shownLength(), faultMessages.colon);
      else reader.stop(reader.at, reader.shownLength(), faultMessages.colon);
    }
    this.#expect = Expect.Value;
  }

  #value(code: number): void {
    const { reader } = this;
    if (code === Char.OpenBrace || code === Char.OpenBracket) {
      this.#openContainer(code === Char.OpenBrace);
      return;
    }
    if (code === Char.CloseBracket && this.#expect !== Expect.Value) {
      this.#close();
      return;
    }
    if (code === Char.Quote) reader.string(Entry.String);
    else if (code === Char.Comma || code === Char.CloseBrace || code === Char.CloseBracket) this.#noValue(code);
    else if (!reader.number(code)) reader.word();
    this.#expect = Expect.CommaOrEnd;
  }

  /** `{"a": }`, `{"a":, …}`, `[, 1]`, `[1,, 2]`: the bracket or comma is read again as what follows the value. */
  #noValue(code: number): void {
    const { reader } = this;
    const inArray = this.#expect !== Expect.Value;
    if (this.#open.length === 0) {
      reader.stop(reader.at, 1, faultMessages.value);
    } else if (inArray && code === Char.CloseBrace) {
      reader.stop(reader.at, 1, faultMessages.commaOrEnd(']'));
    } else {
      reader.fault(reader.at, 1, code === Char.Comma ? faultMessages.valueBeforeComma : faultMessages.value);
      if (!inArray) reader.tape.add(Entry.Missing, reader.at, reader.at);
    }
  }

  #openContainer(isObject: boolean): void {
    const { reader } = this;
    if (this.#open.length >= this.deepest) {
      reader.stop(reader.at, 1, faultMessages.deep(this.deepest));
      return;
    }
    this.#open.push(reader.tape.add(isObject ? Entry.Object : Entry.Array, reader.at, reader.at));
    reader.take();
    this.#expect = isObject ? Expect.FirstName : Expect.FirstItem;
  }

  #close(): void {
    const { reader } = this;
    if (this.#expect === Expect.NextItem || this.#expect === Expect.NextName) {
      reader.extras.push({ offset: this.#comma, length: 1 });
    }
    reader.take();
    reader.tape.close(this.#open.pop() ?? 0, reader.at);
    this.#expect = Expect.CommaOrEnd;
  }

  #endOfText(): void {
    const { reader } = this;
    const container = this.#open.at(-1);
    if (container === undefined) {
      if (this.#expect === Expect.Value) reader.stop(0, 0, faultMessages.empty);
      return;
    }
    const closer = reader.tape.what(container) === Entry.Object ? '}' : ']';
    const message = this.#expect === Expect.Value ? faultMessages.endValue : faultMessages.end(closer);
    reader.stop(Math.max(0, reader.after - 1), 1, message);
  }

  /** Gives a trailing name a value, and closes what is still open at the end of the text. */
  #finish(): void {
    const { tape, text, after } = this.reader;
    const last = tape.length - 1;
    if (last >= 0 && tape.what(last) === Entry.Name) tape.add(Entry.Missing, after, after);
    while (this.#open.length > 0) tape.close(this.#open.pop() ?? 0, text.length);
    tape.finish();
  }

  /** Whether a value starts with this character: then only the comma or colon before it is missing. */
  #startsValue(code: number): boolean {
    if (code === Char.Quote || code === Char.OpenBrace || code === Char.OpenBracket || code === Char.Minus) return true;
    if (code >= Char.Zero && code <= Char.Nine) return true;
    const { text, at } = this.reader;
    return /^(?:true|false|null)\b/.test(text.slice(at, at + 6));
  }
}
