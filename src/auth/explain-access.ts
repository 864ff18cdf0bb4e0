import type { Account } from './account';
import { utcText } from '../text/date-time';
import { shortScope } from './scopes';
import type { SignInTarget } from './sign-in-target';
import type { TokenFacts } from './token-facts';

const list = (names: readonly string[]) => (names.length > 0 ? names.map(shortScope).join(', ') : 'none');

/** What a token carries, one line each; never the token. */
export function tokenLines(facts: TokenFacts): string[] {
  return [
    `Permissions in the token: ${list([...facts.scopes, ...facts.roles])}`,
    `Directory roles in the token: ${list(facts.directoryRoles)}`,
    ...(facts.tenantId === undefined ? [] : [`Tenant: ${facts.tenantId}`]),
    ...(facts.userName === undefined ? [] : [`Account: ${facts.userName}`]),
    ...(facts.audience === undefined ? [] : [`For: ${facts.audience}`]),
    ...(facts.expiresAt === undefined ? [] : [`Valid until: ${utcText(new Date(facts.expiresAt))}`]),
  ];
}

/**
 * What is probably missing when a service answers 401 or 403, the likeliest first, one sentence each. A guess from what
 * the token says and what was asked for; empty when the token looks complete.
 *
 * @param now milliseconds since 1970
 */
export function missingAccess(facts: TokenFacts, target: Pick<SignInTarget, 'scopes'>, now: number): string[] {
  const granted = new Set([...facts.scopes, ...facts.roles].map((name) => shortScope(name).toLowerCase()));
  const asked = target.scopes.map(shortScope).filter((scope) => scope !== '.default');
  const missing = asked.filter((scope) => !granted.has(scope.toLowerCase()));
  const person = facts.scopes.length > 0;
  return [
    ...(facts.expiresAt !== undefined && facts.expiresAt < now
      ? ['The token had expired by this machine’s clock: check the clock, then send again.']
      : []),
    ...(facts.notBefore !== undefined && facts.notBefore > now + 300_000
      ? ['The token is not valid yet by this machine’s clock: the clock is slow.']
      : []),
    ...(missing.length > 0
      ? [`The token lacks ${list(missing)}: an administrator has to consent to it for this app.`]
      : []),
    ...(person && facts.directoryRoles.length === 0
      ? ['The account has no Security Administrator or Security Reader role in the token.']
      : []),
  ];
}

/** Text for an administrator: what was asked for, what was granted, by which app. No token, no secret. */
export function detailsForAdmin(
  target: SignInTarget,
  account: Account | undefined,
  facts: TokenFacts | undefined,
  now: number,
): string {
  return [
    'Access of the VS Code extension “Security Profiles for Microsoft Graph”',
    '',
    `App (client) id: ${target.clientId}`,
    `Authority: ${target.authority}`,
    `Account: ${account?.name ?? 'not signed in'}`,
    `Asked for: ${list(account?.kind === 'app' ? target.appScopes : target.scopes)}`,
    ...(facts ? tokenLines(facts) : ['The token cannot be read.']),
    ...(facts ? missingAccess(facts, target, now).map((sentence) => `- ${sentence}`) : []),
    '',
  ].join('\n');
}
