/** Integers of a slab that small documents share; making an array outside V8's heap for each takes a tenth of a check. */
const slabLength = 1 << 16;

let slab = new Int32Array(0);
let used = 0;
const scratch = new Int32Array(slabLength);

/** An array of at least so many integers to write into. A small one is valid until the next call only. */
export function writableCells(length: number): Int32Array {
  return length <= scratch.length ? scratch : new Int32Array(length);
}

/** What was written, to keep: the first `length` integers. */
export function keptCells(cells: Int32Array, length: number): Int32Array {
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
