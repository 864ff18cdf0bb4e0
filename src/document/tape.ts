import { keptCells, writableCells } from './cells';
import { decoded } from './decode';
import { isAt, nameAt } from './names';

/** What an entry of a {@link Tape} stands for. */
export const Entry = {
  /** A place where a value should be: `{"a": }`. */
  Missing: 0,
  Object: 1,
  Array: 2,
  String: 3,
  Number: 4,
  True: 5,
  False: 6,
  Null: 7,
  /** The name of an object's member; its value is the next entry. */
  Name: 8,
} as const;
export type Entry = (typeof Entry)[keyof typeof Entry];

const stride = 4;
/** Bit beside the {@link Entry}: the string holds a backslash. */
const escaped = 16;

/**
 * A document's values and names in the order of the text, as rows of four integers: what, start, end, and the index
 * behind everything inside. A tenth of the memory of a tree of objects, and nothing for the garbage collector to walk:
 * that is where the time goes at megabytes (measured, see ARCHITECTURE.md). Entry 0 is the root.
 */
export class Tape {
  #cells: Int32Array;
  #length = 0;

  constructor(readonly text: string) {
    // A member such as `"name": "some value",` is two entries in about twenty characters.
    this.#cells = writableCells(stride * (16 + (text.length >> 3)));
  }

  /** Number of entries. */
  get length(): number {
    return this.#length;
  }

  what(index: number): Entry {
    return ((this.#cells[index * stride] ?? 0) & 15) as Entry;
  }

  /** Offset of the first character: a quote, bracket, digit or letter. */
  start(index: number): number {
    return this.#cells[index * stride + 1] ?? 0;
  }

  /** Offset behind the last character. */
  end(index: number): number {
    return this.#cells[index * stride + 2] ?? 0;
  }

  /** Index of the entry behind this one and everything inside it; for a name, of its value. */
  next(index: number): number {
    return this.#cells[index * stride + 3] ?? 0;
  }

  /** Whether the characters of a string or name must be decoded: it holds escapes, or faults. */
  isEscaped(index: number): boolean {
    return ((this.#cells[index * stride] ?? 0) & escaped) !== 0;
  }

  /** The text as typed, quotes and escapes included. */
  literal(index: number): string {
    return this.text.substring(this.start(index), this.end(index));
  }

  /** The characters that a string or name stands for. An unfinished one gives what is there. */
  string(index: number): string {
    if (this.isEscaped(index)) return decoded(this.literal(index));
    return this.text.substring(this.start(index) + 1, this.end(index) - 1);
  }

  /** The same as {@link string}, for names: they repeat. */
  name(index: number): string {
    if (this.isEscaped(index)) return this.string(index);
    return nameAt(this.text, this.start(index) + 1, this.end(index) - 1);
  }

  /** Whether a string or name is `expected`, without making a copy of it where that can be avoided. */
  is(index: number, expected: string): boolean {
    if (this.isEscaped(index)) return this.string(index) === expected;
    const from = this.start(index) + 1;
    return this.end(index) - 1 - from === expected.length && isAt(this.text, from, expected);
  }

  /** Adds an entry without content of its own and answers its index. */
  add(what: Entry, start: number, end: number, hasEscapes = false): number {
    const index = this.#length++;
    const at = index * stride;
    if (at + stride > this.#cells.length) this.#grow();
    const cells = this.#cells;
    cells[at] = hasEscapes ? what | escaped : what;
    cells[at + 1] = start;
    cells[at + 2] = end;
    cells[at + 3] = index + 1;
    return index;
  }

  /** Ends an object or array in front of `end`: everything added since belongs to it. */
  close(index: number, end: number): void {
    this.#cells[index * stride + 2] = end;
    this.#cells[index * stride + 3] = this.#length;
  }

  /** To be called once, when everything was added, and before another tape is made. */
  finish(): void {
    this.#cells = keptCells(this.#cells, this.#length * stride);
  }

  #grow(): void {
    const cells = new Int32Array(this.#cells.length * 2);
    cells.set(this.#cells);
    this.#cells = cells;
  }
}
