/** A text in which nothing is special to VS Code's snippet parser. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A quoted JSON string with a field in it: with this text, chosen so that it can be typed over. */
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

/** What a snippet inserts when nobody fills its fields in: their texts, and of a choice the first one. */
export function withoutFields(snippet: string): string {
  const parts = /\\([\\$},|])|\$\{\d+\|((?:\\.|[^|\\])*)\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+/gs;
  return snippet.replace(parts, (_, escaped?: string, choices?: string, text?: string) => {
    if (escaped !== undefined) return escaped;
    const first = choices === undefined ? text : /^(?:\\.|[^,\\])*/s.exec(choices)?.[0];
    return (first ?? '').replace(/\\([\\$},|])/g, '$1');
  });
}

/** The same snippet with its fields counted from `first` on: several snippets in one edit must not share numbers. */
export function renumbered(snippet: string, first: number): string {
  return snippet.replace(/\\.|\$(\{?)(\d+)/gs, (whole, brace?: string, number?: string) =>
    number === undefined ? whole : `$${brace ?? ''}${Number(number) + first - 1}`,
  );
}
