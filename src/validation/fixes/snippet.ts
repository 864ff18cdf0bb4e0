/** Escapes a text for VS Code's snippet parser. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A quoted JSON string with a field that holds this text, selected so that a person can type over it. */
export function field(number: number, text = ''): string {
  const inner = snippetText(JSON.stringify(text).slice(1, -1));
  return inner === '' ? `"$${number}"` : `"\${${number}:${inner}}"`;
}

/** A quoted JSON string with a choice of texts in it; a plain field where there is only one. */
export function choice(number: number, texts: readonly string[]): string {
  if (texts.length < 2) return field(number, texts[0]);
  const inner = texts.map((text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[\\$},|]/g, '\\$&'),
  );
  return `"\${${number}|${inner.join(',')}|}"`;
}

/** The same snippet with its fields counted from `first` on: several snippets in one edit must not share numbers. */
export function renumbered(snippet: string, first: number): string {
  return snippet.replace(/\\.|\$(\{?)(\d+)/gs, (whole, brace?: string, number?: string) =>
    number === undefined ? whole : `$${brace ?? ''}${Number(number) + first - 1}`,
  );
}
