import type { Fix, FixContext, FixEdit } from '../../../src/validation/fixes/fix';

/** The text behind the edits, fields left as they come up. */
export function applied(text: string, edits: readonly FixEdit[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (now, { offset, length, newText, snippet }) =>
        now.slice(0, offset) + (snippet ? withoutFields(newText) : newText) + now.slice(offset + length),
      text,
    );
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

/** Whether a fix leaves the value to the person: by a field with a text in it that is no value of the workspace. */
export function asks({ edits }: Fix, { azureTenantId = [], vendor = [], provider = [] }: FixContext): boolean {
  const known = [...azureTenantId, ...vendor, ...provider];
  const fields = edits.flatMap(({ snippet, newText }) =>
    snippet ? [...newText.matchAll(/\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+/g)] : [],
  );
  return fields.some(([, text = '']) => !known.includes(text));
}
