/** A block of code in a page of Markdown. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** The line of text above it, without emphasis. */
  readonly lead: string;
}

/** The headings of a page, `#` included. */
export function headings(page: string): string[] {
  return withoutCode(page).match(/^#+ .*$/gm) ?? [];
}

/** The paragraphs and code between a heading and the next one of its level. */
export function section(page: string, heading: string): string {
  const [, level = ''] = /^(#+) /.exec(heading) ?? [];
  const after = page.split(`\n${heading}\n`)[1] ?? '';
  return after.split(new RegExp(`^${level} `, 'm'))[0] ?? '';
}

export function codeBlocks(page: string): CodeBlock[] {
  return [...page.matchAll(/(?:^|\n)([^\n]*)\n\n```(\w+)\n(.*?)\n```/gs)].map(
    ([, lead = '', language = '', code = '']) => ({
      language,
      code,
      lead,
    }),
  );
}

function withoutCode(page: string): string {
  return page.replace(/^```.*?^```$/gms, '');
}
