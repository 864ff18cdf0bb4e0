const blanks = /[ \t\r\n]+/g;

/** Offset after the string literal whose opening quote stands at `from`. */
function stringEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text[before] === '\\') before -= 1;
    // An even number of backslashes escape each other, not the quote.
    if ((at - before) % 2 === 1) return at + 1;
  }
  return text.length;
}

/**
 * Removes the white space between the tokens of strict JSON, which puts it on one line. Literals stay as they are: a number
 * too large for a double keeps its digits.
 */
export function compact(text: string): string {
  let result = '';
  let at = 0;
  for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', at)) {
    const end = stringEnd(text, quote);
    result += text.slice(at, quote).replace(blanks, '') + text.slice(quote, end);
    at = end;
  }
  return result + text.slice(at).replace(blanks, '');
}
