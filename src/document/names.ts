const slots = 1 << 13;
/** Longer names are no property's and not worth keeping. */
const longest = 64;

const known: (string | undefined)[] = new Array<string | undefined>(slots).fill(undefined);

/**
 * The name from `from` up to `to` in a document's text. Names repeat, in a document and across documents: one that was
 * met before is the same string again, so that it needs neither memory nor hashing, and looking it up in a table is
 * comparing an address. (A third of the time of a check went into that.)
 */
export function nameAt(text: string, from: number, to: number): string {
  if (to - from > longest) return text.substring(from, to);
  let hash = to - from;
  for (let at = from; at < to; at++) hash = (hash * 31 + text.charCodeAt(at)) | 0;
  const slot = hash & (slots - 1);
  const name = known[slot];
  if (name?.length === to - from && isAt(text, from, name)) return name;
  return (known[slot] = internalized(text.substring(from, to)));
}

/** `text.startsWith(expected, from)`, of which the built-in takes twice as long for short texts. */
export function isAt(text: string, from: number, expected: string): boolean {
  for (let index = 0; index < expected.length; index++) {
    if (text.charCodeAt(from + index) !== expected.charCodeAt(index)) return false;
  }
  return true;
}

/** The same characters as the one string that V8 keeps of a property name, independent of the document's text. */
function internalized(name: string): string {
  return Object.keys({ [name]: 0 })[0] ?? name;
}
