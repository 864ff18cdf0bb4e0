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
 * A document's values and names in the order of the text, as rows of four integers: what, start, end, and the index after
 * everything inside. It takes a tenth of the memory of a tree of objects and leaves nothing for the garbage collector to
 * walk, which is where the time goes with megabytes (measured, see ARCHITECTURE.md). Entry 0 is the root.
 */
export class Tape {
  #cells: Int32Array;
  #length: number;

  /** @param cells the rows of another thread's tape of this text; without them it is empty, to be filled */
  constructor(
    readonly text: string,
    cells?: Int32Array,
  ) {
    // A member such as `"name": "some value",` is two entries in about twenty characters.
    this.#cells = cells ?? writableCells(stride * (16 + (text.length >> 3)));
    this.#length = cells ? cells.length / stride : 0;
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

  /** Offset after the last character. */
  end(index: number): number {
    return this.#cells[index * stride + 2] ?? 0;
  }

  /** Index of the entry after this one and everything inside it; for a name, of its value. */
  next(index: number): number {
    return this.#cells[index * stride + 3] ?? 0;
  }

  /** The text as typed, quotes and escapes included. */
  literal(index: number): string {
    return this.text.substring(this.start(index), this.end(index));
  }

  /** The characters that a string or name stands for, as far as an unfinished one goes. */
  string(index: number): string {
    if (this.#isEscaped(index)) return decoded(this.literal(index));
    return this.text.substring(this.start(index) + 1, this.end(index) - 1);
  }

  /** The same as {@link string}, for names, which repeat. */
  name(index: number): string {
    if (this.#isEscaped(index)) return this.string(index);
    return nameAt(this.text, this.start(index) + 1, this.end(index) - 1);
  }

  /** Whether a string or name is `expected`; copies it only if it must be decoded. */
  is(index: number, expected: string): boolean {
    if (this.#isEscaped(index)) return this.string(index) === expected;
    const from = this.start(index) + 1;
    return this.end(index) - 1 - from === expected.length && isAt(this.text, from, expected);
  }

  /** Adds an entry without content of its own and returns its index. */
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

  /** Ends an object or array at offset `end`: every entry added since then belongs to it. */
  close(index: number, end: number): void {
    this.#cells[index * stride + 2] = end;
    this.#cells[index * stride + 3] = this.#length;
  }

  /** Must be called once, after the last entry and before another tape is created. */
  finish(): void {
    this.#cells = keptCells(this.#cells, this.#length * stride);
  }

  /** A copy of the rows, for another thread. */
  cells(): Int32Array {
    return this.#cells.slice(0, this.#length * stride);
  }

  /** Whether the characters of a string or name must be decoded: it holds escapes, or faults. */
  #isEscaped(index: number): boolean {
    return ((this.#cells[index * stride] ?? 0) & escaped) !== 0;
  }

  #grow(): void {
    const cells = new Int32Array(this.#cells.length * 2);
    cells.set(this.#cells);
    this.#cells = cells;
  }
}

/** Size of the slab that small documents share: allocating outside V8's heap for each would take a tenth of a check. */
const slabLength = 1 << 16;

let slab = new Int32Array(0);
let used = 0;
const scratch = new Int32Array(slabLength);

/** An array of at least `length` integers to write into. A small one is valid only until the next call. */
function writableCells(length: number): Int32Array {
  return length <= scratch.length ? scratch : new Int32Array(length);
}

/** The first `length` integers of what was written, to keep. */
function keptCells(cells: Int32Array, length: number): Int32Array {
  if (cells !== scratch) return cells;
  if (length > slabLength >> 2) return cells.slice(0, length);
  if (used + length > slab.length) {
    slab = new Int32Array(slabLength);
    used = 0;
  }
  const kept = slab.subarray(used, used + length);
  kept.set(cells.subarray(0, length));
  used += length;
  return kept;
}

const slots = 1 << 13;
/** Longer names aren't property names and not worth keeping. */
const longest = 64;

const names: (string | undefined)[] = new Array<string | undefined>(slots).fill(undefined);

/**
 * The name from `from` up to `to` in a document's text. Names repeat within and across documents: a known one is returned as
 * the same string, so it needs neither memory nor hashing, and a table look-up compares addresses. (That took a third of
 * the time of a check.)
 */
function nameAt(text: string, from: number, to: number): string {
  if (to - from > longest) return text.substring(from, to);
  let hash = to - from;
  for (let at = from; at < to; at++) hash = (hash * 31 + text.charCodeAt(at)) | 0;
  const slot = hash & (slots - 1);
  const name = names[slot];
  if (name?.length === to - from && isAt(text, from, name)) return name;
  return (names[slot] = internalized(text.substring(from, to)));
}

/** `text.startsWith(expected, from)`; the built-in takes twice as long for short texts. */
function isAt(text: string, from: number, expected: string): boolean {
  for (let index = 0; index < expected.length; index++) {
    if (text.charCodeAt(from + index) !== expected.charCodeAt(index)) return false;
  }
  return true;
}

/** The same characters as the string that V8 interns for a property name, which doesn't keep the document's text alive. */
function internalized(name: string): string {
  return Object.keys({ [name]: 0 })[0] ?? name;
}

/** The characters of a string literal that may be faulty: wrong escapes, a missing quote, apostrophes, or no quotes. */
function decoded(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    const [, quoted = literal] = /^["'](.*?)["']?$/su.exec(literal) ?? [];
    return quoted;
  }
}
