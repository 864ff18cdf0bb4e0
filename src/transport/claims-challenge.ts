/** A longer header isn't a challenge. The limit keeps the patterns below fast. */
const longest = 16 * 1024;

/** Matches a name only from its beginning; otherwise, a long one would be tried from each of its characters. */
const parameter = /(?<![\w-])([\w-]+)="([^"]*)"/g;

/**
 * The claims that a 401 requests: `WWW-Authenticate: Bearer …, error="insufficient_claims", claims="<base64>"`
 * (Microsoft identity platform, claims challenge). Base64 and base64url are both read.
 *
 * @returns the claims as JSON text, or undefined if the response requests none
 */
export function claimsAskedFor(header: string | undefined): string | undefined {
  if (header === undefined || header.length > longest) return undefined;
  const at = header.search(/\bBearer\s/i);
  if (at < 0) return undefined;
  const parameters = new Map([...header.slice(at).matchAll(parameter)].map(([, name, value]) => [name, value]));
  const claims = parameters.get('claims');
  if (claims === undefined || parameters.get('error') !== 'insufficient_claims') return undefined;
  const text = Buffer.from(claims, 'base64').toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? text : undefined;
  } catch {
    return undefined;
  }
}
