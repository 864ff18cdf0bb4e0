/** What stands where a secret was. */
export const redacted = 'redacted';

/** Headers whose whole value is a secret or may hold one. */
const secretHeader = /^(proxy-)?authorization$|^(set-)?cookie2?$|(token|secret|password|api-?key|subscription-key)$/i;

/** A bearer token inside other text, such as the answer of a service that echoes what it got. */
const bearer = /\b(Bearer\s+)(?=[\w.~+/-]{20})[\w.~+/-]+=*/gi;

/** Headers that hold an address. */
const address = /(^|-)location$/i;

/** What follows the path of an address: OAuth's answers carry codes and tokens there (RFC 6749 §4.1.2, §4.2.2). */
const behindPath = /[?#].*$/s;

/** A header's value as it may be shown, copied or logged. */
export function redactHeader(name: string, value: string): string {
  if (secretHeader.test(name)) return redacted;
  return redactText(address.test(name) ? value.replace(behindPath, '?…') : value);
}

/** The headers of a request or an answer without anything that lets somebody in; names and order stay. */
export function redactHeaders(
  headers: readonly (readonly [name: string, value: string])[],
): (readonly [name: string, value: string])[] {
  return headers.map(([name, value]) => [name, redactHeader(name, value)] as const);
}

/** Any text with its bearer tokens taken out. */
export function redactText(text: string): string {
  return text.replace(bearer, `$1${redacted}`);
}
