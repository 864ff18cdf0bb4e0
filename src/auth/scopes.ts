/**
 * What is asked for unless a setting says otherwise. An assumption: Microsoft documented it for Update of most kinds and
 * never said anything about Add (graph-facts §12).
 */
export const defaultScopes: readonly string[] = ['SecurityEvents.ReadWrite.All'];

/** Scopes of OpenID Connect: MSAL adds them itself. */
const ofOpenId: readonly string[] = ['openid', 'profile', 'offline_access', 'email'];

/**
 * Scopes as the provider wants them: short names get the resource in front, doubles and those of OpenID go, the order is
 * fixed, so that equal sets are equal.
 *
 * @param resource root of what the token is for, such as `https://graph.microsoft.com`; no slash at the end
 */
export function normalScopes(scopes: readonly string[], resource: string): string[] {
  // On the wire a space parts two scopes: one with a space in it would be two.
  const named = scopes.flatMap((scope) => scope.split(/\s+/)).filter((scope) => scope !== '');
  const wanted = named.filter((scope) => !ofOpenId.includes(scope.toLowerCase()));
  const absolute = (wanted.length > 0 ? wanted : defaultScopes).map((scope) =>
    scope.includes('/') ? scope : `${resource}/${scope}`,
  );
  const unique = new Map(absolute.map((scope) => [scope.toLowerCase(), scope]));
  return [...unique.values()].sort();
}

/** The host that a scope is for, in one spelling; empty for scopes without one. */
export function hostOfScope(scope: string): string {
  const url = URL.canParse(scope) ? new URL(scope) : undefined;
  return (url?.hostname ?? '').toLowerCase().replace(/\.+$/, '');
}

/** `https://graph.microsoft.com/SecurityEvents.ReadWrite.All` → `https://graph.microsoft.com` */
export function resourceOf(scope: string): string {
  return scope.slice(0, scope.lastIndexOf('/'));
}

/** `https://graph.microsoft.com/SecurityEvents.ReadWrite.All` → `SecurityEvents.ReadWrite.All` */
export function shortScope(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1);
}
