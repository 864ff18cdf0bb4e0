/** What stands where a secret was. */
export const redacted = 'redacted';

/** Headers whose value is a secret or may contain one. */
const secretHeader = /^(proxy-)?authorization$|^(set-)?cookie2?$|(token|secret|password|api-?key|subscription-key)$/i;

/** A bearer token inside other text, such as the response of a service that echoes its request. */
const bearer = /\b(Bearer\s+)(?=[\w.~+/-]{20})[\w.~+/-]+=*/gi;

/** Headers that contain a URL. */
const address = /(^|-)location$/i;

/** What follows the path of a URL: OAuth responses carry codes and tokens there (RFC 6749 §4.1.2, §4.2.2). */
const afterPath = /[?#].*$/s;

/** A header's value as it may be shown, copied or logged. */
function redactHeader(name: string, value: string): string {
  if (secretHeader.test(name)) return redacted;
  return redactText(address.test(name) ? value.replace(afterPath, '?…') : value);
}

/** The headers of a request or response without credentials; names and order stay. */
export function redactHeaders(
  headers: readonly (readonly [name: string, value: string])[],
): (readonly [name: string, value: string])[] {
  return headers.map(([name, value]) => [name, redactHeader(name, value)] as const);
}

/** Any text with its bearer tokens taken out. */
export function redactText(text: string): string {
  return text.replace(bearer, `$1${redacted}`);
}
