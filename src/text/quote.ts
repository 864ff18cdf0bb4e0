/** A value or name as it is shown in a sentence: quoted, on one line, and no longer than reads well. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `"${short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '·')}"`;
}

/** `a, b, and c`, with the serial comma of Microsoft’s style; `a and b`. */
export function list(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  const comma = words.length > 2 ? ',' : '';
  return `${words.slice(0, -1).join(', ')}${comma} ${last} ${words.at(-1) ?? ''}`;
}
