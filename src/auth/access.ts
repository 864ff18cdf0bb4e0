import { utcText } from '../text/date-time';
import type { Account } from './account';
import type { Cloud } from './clouds';
import { numberedPlainly, permissionSteps, portalSteps } from './registration-portal';
import { shortScope } from './scopes';
import type { SignInTarget } from './sign-in-target';
import type { TokenClaims } from './token-claims';

/** Who sends, by which sign-in, and what the newest token contains. Never the token. */
export interface Access {
  readonly signIn: SignInTarget;
  readonly account: Account;
  /** Undefined for a token that can't be read. */
  readonly claims: TokenClaims | undefined;
}

const about = 'Access for the VS Code extension “Security Profiles for Microsoft Graph”';

const list = (names: readonly string[]) => (names.length > 0 ? names.map(shortScope).join(', ') : 'none');

/** What a token contains, one line each. Never the token. */
export function tokenLines(claims: TokenClaims): string[] {
  return [
    `Permissions in the token: ${list([...claims.scopes, ...claims.roles])}`,
    `Directory roles in the token: ${list(claims.directoryRoles)}`,
    ...(claims.tenantId === undefined ? [] : [`Tenant: ${claims.tenantId}`]),
    ...(claims.userName === undefined ? [] : [`Account: ${claims.userName}`]),
    ...(claims.audience === undefined ? [] : [`Audience: ${claims.audience}`]),
    ...(claims.expiresAt === undefined ? [] : [`Valid until: ${utcText(new Date(claims.expiresAt))}`]),
  ];
}

/**
 * What is probably missing if a service responds with 401 or 403, the likeliest first, one sentence each. Guessed from what
 * the token contains and what was requested; empty if the token looks complete.
 *
 * @param now milliseconds since 1970
 */
export function missingAccess(claims: TokenClaims, { scopes }: Pick<SignInTarget, 'scopes'>, now: number): string[] {
  const granted = new Set([...claims.scopes, ...claims.roles].map((name) => shortScope(name).toLowerCase()));
  const asked = scopes.map(shortScope).filter((scope) => scope !== '.default');
  const missing = asked.filter((scope) => !granted.has(scope.toLowerCase()));
  const person = claims.scopes.length > 0;
  return [
    ...(claims.expiresAt !== undefined && claims.expiresAt < now
      ? ['By this computer’s clock, the token has expired. Check the clock, then send again.']
      : []),
    ...(claims.notBefore !== undefined && claims.notBefore > now + 300_000
      ? ['By this computer’s clock, the token isn’t valid yet. The clock is slow.']
      : []),
    ...(missing.length > 0
      ? [`The token lacks ${list(missing)}. An administrator must consent to it for this app.`]
      : []),
    ...(person && claims.directoryRoles.length === 0
      ? ['The token has no Security Administrator or Security Reader role.']
      : []),
  ];
}

/** What a person is told at 401 and 403: what is probably missing, then what the token contains. */
export function explainAccess({ claims, signIn }: Access, now: number): string[] {
  return claims ? [...missingAccess(claims, signIn, now), ...tokenLines(claims)] : [];
}

/** Where an administrator of the tenant consents for everybody (Microsoft identity platform, v2.0 admin consent endpoint). */
function consentUrl({ authority, clientId, scopes }: SignInTarget): string {
  const url = new URL(`${authority.replace(/\/+$/, '')}/v2.0/adminconsent`);
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('scope', scopes.join(' '));
  url.searchParams.set('redirect_uri', 'http://localhost');
  return url.href;
}

/** The same before anybody has signed in: what will be requested, and where to consent to it. */
export function detailsBeforeSignIn(signIn: SignInTarget): string {
  return [
    about,
    '',
    `App (client) ID: ${signIn.clientId}`,
    `Authority: ${signIn.authority}`,
    `Tenant: ${signIn.tenant}`,
    `Requested permissions: ${list(signIn.scopes)}`,
    ...(signIn.protocol === 'entra'
      ? [
          `Admin consent: ${consentUrl(signIn)}`,
          '',
          'To grant the permissions in the Microsoft Entra admin center instead:',
          ...numberedPlainly([
            'Go to Entra ID > App registrations > All applications, and select the app with this client ID.',
            ...permissionSteps('person'),
          ]),
        ]
      : []),
    '',
  ].join('\n');
}

/** The same while no app is registered: how to do that, for somebody who may. */
export function detailsBeforeRegistration(cloud: Cloud): string {
  return [
    about,
    '',
    'The extension signs in through an app registration of the tenant. There is none yet. To register one:',
    ...numberedPlainly(portalSteps(cloud, 'person')),
    '',
    'Send back the Application (client) ID and the Directory (tenant) ID. Neither is a secret.',
    '',
  ].join('\n');
}

/** Text for an administrator: what was requested, what was granted, for which app. No token, no secret. */
export function detailsForAdmin({ signIn, account, claims }: Access, now: number): string {
  return [
    about,
    '',
    `App (client) ID: ${signIn.clientId}`,
    `Authority: ${signIn.authority}`,
    `Account: ${account.name}`,
    `Requested permissions: ${list(account.kind === 'app' ? signIn.appScopes : signIn.scopes)}`,
    ...(claims ? tokenLines(claims) : ['The token can’t be read.']),
    ...(claims ? missingAccess(claims, signIn, now).map((sentence) => `- ${sentence}`) : []),
    '',
  ].join('\n');
}
