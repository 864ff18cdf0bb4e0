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
 * after everything inside. A tenth of the memory of a tree of objects, and nothing for the garbage collector to walk:
 * that is where the time goes at megabytes (measured, see ARCHITECTURE.md). Entry 0 is the root.
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

  /** The characters that a string or name stands for. An unfinished one gives what is there. */
  string(index: number): string {
    if (this.#isEscaped(index)) return decoded(this.literal(index));
    return this.text.substring(this.start(index) + 1, this.end(index) - 1);
  }

  /** The same as {@link string}, for names: they repeat. */
  name(index: number): string {
    if (this.#isEscaped(index)) return this.string(index);
    return nameAt(this.text, this.start(index) + 1, this.end(index) - 1);
  }

  /** Whether a string or name is `expected`, without making a copy of it where that can be avoided. */
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

  /** Ends an object or array in front of `end`: everything added since belongs to it. */
  close(index: number, end: number): void {
    this.#cells[index * stride + 2] = end;
    this.#cells[index * stride + 3] = this.#length;
  }

  /** To be called once, when everything was added, and before another tape is made. */
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

/** Integers of a slab that small documents share; making an array outside V8's heap for each takes a tenth of a check. */
const slabLength = 1 << 16;

let slab = new Int32Array(0);
let used = 0;
const scratch = new Int32Array(slabLength);

/** An array of at least so many integers to write into. A small one is valid until the next call only. */
function writableCells(length: number): Int32Array {
  return length <= scratch.length ? scratch : new Int32Array(length);
}

/** What was written, to keep: the first `length` integers. */
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
/** Longer names are no property's and not worth keeping. */
const longest = 64;

const known: (string | undefined)[] = new Array<string | undefined>(slots).fill(undefined);

/**
 * The name from `from` up to `to` in a document's text. Names repeat, in a document and across documents: one that was
 * met before is the same string again, so that it needs neither memory nor hashing, and looking it up in a table is
 * comparing an address. (A third of the time of a check went into that.)
 */
function nameAt(text: string, from: number, to: number): string {
  if (to - from > longest) return text.substring(from, to);
  let hash = to - from;
  for (let at = from; at < to; at++) hash = (hash * 31 + text.charCodeAt(at)) | 0;
  const slot = hash & (slots - 1);
  const name = known[slot];
  if (name?.length === to - from && isAt(text, from, name)) return name;
  return (known[slot] = internalized(text.substring(from, to)));
}

/** `text.startsWith(expected, from)`, of which the built-in takes twice as long for short texts. */
function isAt(text: string, from: number, expected: string): boolean {
  for (let index = 0; index < expected.length; index++) {
    if (text.charCodeAt(from + index) !== expected.charCodeAt(index)) return false;
  }
  return true;
}

/** The same characters as the one string that V8 keeps of a property name, independent of the document's text. */
function internalized(name: string): string {
  return Object.keys({ [name]: 0 })[0] ?? name;
}

/** The characters of a string literal, which may be faulty: a wrong escape, a missing quote, apostrophes, none at all. */
function decoded(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    const [, quoted = literal] = /^["'](.*?)["']?$/su.exec(literal) ?? [];
    return quoted;
  }
}
