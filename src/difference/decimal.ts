/** Digits of an exponent up to which it is computed with; longer ones are compared as they stand. */
const longestExponent = 1000;

const zero = 0x30;

/**
 * A JSON number's value as a text that is the same for every way of writing it: `100`, `1e2`, and `1.00E+2` are `1e2`,
 * and `-0.0` is `0`. Exact, whatever its size.
 *
 * @param literal a valid JSON number
 */
export function exactDecimal(literal: string): string {
  if (isPlain(literal)) return literal;
  const [mantissa = '', exponent = '0'] = literal.split(/[eE]/);
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.slice(sign.length).split('.');
  const digits = whole + fraction;
  const end = endOfDigits(digits);
  if (end === 0) return '0';
  const scale = digits.length - end - fraction.length;
  return `${sign}${digits.slice(startOfDigits(digits), end)}${powerOfTen(exponent, scale)}`;
}

/** Most numbers: a whole one that doesn't end in a zero stands for itself. */
function isPlain(literal: string): boolean {
  if (literal.length > 20) return false;
  for (let at = literal.startsWith('-') ? 1 : 0; at < literal.length; at++) {
    const digit = literal.charCodeAt(at) - zero;
    if (!(digit >= 0 && digit <= 9)) return false;
  }
  return !literal.endsWith('0');
}

function powerOfTen(exponent: string, scale: number): string {
  if (exponent.length > longestExponent) return `e${exponent}e${scale}`;
  const power = BigInt(exponent.replace('+', '')) + BigInt(scale);
  return power === 0n ? '' : `e${power}`;
}

/** Offset of the first digit that isn't a zero. A loop: a pattern for zeros at the end takes quadratic time. */
function startOfDigits(digits: string): number {
  let at = 0;
  while (digits.charCodeAt(at) === zero) at++;
  return at;
}

/** Offset after the last digit that isn't a zero; 0 when there is none. */
function endOfDigits(digits: string): number {
  let at = digits.length;
  while (at > 0 && digits.charCodeAt(at - 1) === zero) at--;
  return at;
}
