/**
 * What a terminal would act on instead of showing it: control characters, ends of lines, and marks that turn the
 * direction of writing (CVE-2021-42574).
 */
const acting = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A line of text as it may be shown on a terminal, whoever wrote it. As long as it was, in UTF-16 units. */
export function printable(line: string): string {
  return line.replace(acting, (character) => (character === '\t' ? ' ' : '\uFFFD'));
}
