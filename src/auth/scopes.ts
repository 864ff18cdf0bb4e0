/**
 * The default scope. An assumption: Microsoft documented it for updates of most kinds and nothing for adds (graph-facts §12).
 */
const defaultScopes: readonly string[] = ['SecurityEvents.ReadWrite.All'];

/** Scopes of OpenID Connect: MSAL adds them itself. */
const ofOpenId: readonly string[] = ['openid', 'profile', 'offline_access', 'email'];

/**
 * Normalizes scopes: short names get the resource in front, duplicates and those of OpenID are removed, and the order is
 * fixed, so that equal sets are equal.
 *
 * @param resource root of what the token is for, such as `https://graph.microsoft.com`; no slash at the end
 */
export function normalScopes(scopes: readonly string[], resource: string): string[] {
  // In a request, spaces separate scopes, so a scope with a space would become two.
  const named = scopes.flatMap((scope) => scope.split(/\s+/)).filter((scope) => scope !== '');
  const wanted = named.filter((scope) => !ofOpenId.includes(scope.toLowerCase()));
  const absolute = (wanted.length > 0 ? wanted : defaultScopes).map((scope) =>
    scope.includes('/') ? scope : `${resource}/${scope}`,
  );
  const unique = new Map(absolute.map((scope) => [scope.toLowerCase(), scope]));
  return [...unique.values()].sort();
}

/** The host that a scope is for, normalized; empty for scopes without one. */
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
