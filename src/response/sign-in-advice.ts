import type { Attempt, ReadAnswer } from './attempt';
import { headerValue } from '../transport/http-answer';

const signIn = 'Sign in again (Security Profiles: Sign In…), then send again.';

/** What to do about a 401 or 403: token, consent, role, licence, conditional access. */
export function signInAdvice({ environment, intent }: Attempt, read: ReadAnswer): string[] {
  if (environment.name === 'sandbox') {
    return read.status === 401 ? ['Its token is new at each start: send again, or reload the window.'] : [];
  }
  const claims = asksForClaims(read) ? ['Conditional access asks for more than this sign-in gave.'] : [];
  if (read.status === 401) return [...claims, signIn];
  if (claims.length > 0) return [...claims, signIn];
  // Update is documented with this permission; for Add nothing was ever documented.
  const assumed = intent === 'add' ? ' (for Add our assumption: Microsoft never documented it)' : '';
  return [
    `Check that an administrator has consented to SecurityEvents.ReadWrite.All${assumed}.`,
    'Check that the account is a Security Administrator and the tenant has the licence.',
  ];
}

function asksForClaims({ answer, error }: ReadAnswer): boolean {
  const challenge = headerValue(answer.headers, 'www-authenticate') ?? '';
  return /insufficient_claims/.test(challenge) || [error?.code, error?.innerCode].includes('insufficient_claims');
}
