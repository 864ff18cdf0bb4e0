/**
 * Where the JSON string ends that begins at `start`: after its closing quote; at the end of the text, or in front of
 * half an escape there, when it is cut off. A loop, since a regular expression runs out of stack on millions of escapes.
 */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit !== backslash) continue;
    if (at + 1 === text.length) return at;
    at += 1;
  }
  return at;
}

const quote = 0x22;
const backslash = 0x5c;
