/** What was typed, no longer than reads well. */
function short(typed: string): string {
  return typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
}

/** The sentences of syntax faults: what is wrong, and what to do. */
export const sentences = {
  empty:
    'There is no JSON here yet. Start with { or let the command "Security Profiles: New Profile Payload…" write it.',
  comma: 'Expected a comma between this and what stands before it.',
  commaOrEnd: (closer: string) => `Expected a comma or ${closer} here.`,
  colon: 'Expected a colon behind the name.',
  value: 'Expected a value here.',
  valueBeforeComma: 'Expected a value in front of this comma; take the comma away or write a value.',
  commaTooMany: 'This comma is one too many; take it away.',
  name: 'Expected a name in double quotes here.',
  nameQuotes: (name: string) => `Names are written in double quotes: "${short(name)}".`,
  textQuotes: 'Text is written in double quotes.',
  word: (word: string) =>
    `${short(word)} is not a JSON value. Put text in double quotes; the bare words are true, false and null.`,
  wordCase: (word: string, right: string) => `${word} is not a JSON value. Write ${right}, in lower case.`,
  number: (literal: string) =>
    `${short(literal)} is not a JSON number: digits without leading zeros, a minus in front if need be, no plus and no bare point.`,
  character: (shown: string) => `${shown} has no place here.`,
  escape:
    'This escape does not exist in JSON. Allowed are \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits.',
  control: (code: number) =>
    `A control character (U+${code.toString(16).toUpperCase().padStart(4, '0')}) must be written as an escape, such as \\t or \\n.`,
  openString: 'This text is not closed: its double quote is missing at the end.',
  openComment: 'This comment is not closed: */ is missing.',
  end: (closer: string) => `The text ends too early: ${closer} is missing.`,
  endValue: 'The text ends too early: a value is missing.',
  behind: 'There is something behind the end of the JSON value. A payload is one object.',
  deep: (limit: number) => `Brackets nest more than ${limit} levels deep. A payload needs five.`,
} as const;
