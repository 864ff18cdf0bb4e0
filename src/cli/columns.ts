const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const without = /[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]/u;
const ascii = /^[\u0020-\u007e]*$/;

/** How many columns of a terminal a text takes, near enough to put a caret below it (Unicode TR 11). */
export function columns(text: string): number {
  if (ascii.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += without.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return sum;
}
