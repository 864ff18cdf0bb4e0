/** What an access token says about itself, for explanations. Its signature isn't checked, so it proves nothing. */
export interface TokenClaims {
  /** Delegated permissions (`scp`); empty for an app. */
  readonly scopes: readonly string[];
  /** Application permissions and app roles (`roles`). */
  readonly roles: readonly string[];
  /** Names of the directory roles that matter here (`wids`). */
  readonly directoryRoles: readonly string[];
  readonly tenantId: string | undefined;
  readonly audience: string | undefined;
  /** Sign-in name of the person. */
  readonly userName: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number | undefined;
  readonly notBefore: number | undefined;
}

/** Template ids of Entra's built-in roles that the security API asks for (`concepts/security-authorization.md`). */
const directoryRoles: ReadonlyMap<string, string> = new Map([
  ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator'],
  ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader'],
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
]);

/** Far longer than any token. */
const longest = 64 * 1024;

type Claims = Readonly<Record<string, unknown>>;

function claimsOf(token: string): Claims | undefined {
  const [, payload] = token.length > longest ? [] : token.split('.');
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? (claims as Claims) : undefined;
  } catch {
    return undefined;
  }
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined);
const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
/** Latest and earliest moment of a Date, in seconds since 1970 (ECMA-262 §21.4.1.1). */
const lastSecond = 8.64e12;
const time = (value: unknown) =>
  typeof value === 'number' && Math.abs(value) <= lastSecond ? value * 1000 : undefined;

/**
 * Reads a token's claims. The result contains neither the token nor its signature.
 *
 * @returns undefined for a token that isn't a JWT, which providers may use as well
 */
export function tokenClaims(token: string): TokenClaims | undefined {
  const claims = claimsOf(token);
  if (!claims) return undefined;
  const audience: unknown = Array.isArray(claims['aud']) ? claims['aud'][0] : claims['aud'];
  return {
    scopes: (text(claims['scp']) ?? text(claims['scope']) ?? '').split(' ').filter((scope) => scope !== ''),
    roles: texts(claims['roles']),
    directoryRoles: texts(claims['wids']).flatMap((id) => directoryRoles.get(id.toLowerCase()) ?? []),
    tenantId: text(claims['tid']),
    audience: text(audience),
    userName: text(claims['upn']) ?? text(claims['preferred_username']) ?? text(claims['unique_name']),
    expiresAt: time(claims['exp']),
    notBefore: time(claims['nbf']),
  };
}
