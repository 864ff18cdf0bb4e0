/** What was typed, cut to a readable length. */
function short(typed: string): string {
  return typed.length > 40 ? `${typed.slice(0, 40)}…` : typed;
}

/** The messages of syntax faults: what is wrong, and what to do. */
export const faultMessages = {
  empty: 'There is no JSON here yet. A payload is one object: start with {.',
  comma: 'Expected a comma before this.',
  commaOrEnd: (closer: string) => `Expected a comma or ${closer} here.`,
  colon: 'Expected a colon after the name.',
  value: 'Expected a value here.',
  valueBeforeComma: 'Expected a value before this comma. Add the value, or remove the comma.',
  extraComma: 'Remove this extra comma.',
  name: 'Expected a name in double quotes here.',
  nameQuotes: (name: string) => `Put names in double quotes: "${short(name)}".`,
  textQuotes: 'Put text in double quotes.',
  word: (word: string) =>
    `${short(word)} isn't a JSON value. Put text in double quotes. The only words without quotes are true, false, and null.`,
  wordCase: (word: string, right: string) => `${word} isn't a JSON value. Write ${right}, in lowercase.`,
  number: (literal: string) =>
    `${short(literal)} isn't a JSON number. Write digits without leading zeros or a plus sign, and at least one digit on each side of a decimal point.`,
  character: (shown: string) => `${shown} isn't allowed here.`,
  escape: 'JSON has no such escape. Use \\" \\\\ \\/ \\b \\f \\n \\r \\t, or \\u with four hexadecimal digits.',
  control: (code: number) =>
    `Write this control character (U+${code.toString(16).toUpperCase().padStart(4, '0')}) as an escape, such as \\t or \\n.`,
  openString: "This string isn't closed. Add a double quote at its end.",
  openComment: "This comment isn't closed. Add */ at its end.",
  end: (closer: string) => `The text ends too early: ${closer} is missing.`,
  endValue: 'The text ends too early: a value is missing.',
  after: 'A payload is a single object. Remove what follows its end.',
  deep: (limit: number) => `Brackets are nested more than ${limit} levels deep. A payload needs five.`,
} as const;
