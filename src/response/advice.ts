import { explainAccess } from '../auth/access';
import { baseName } from '../catalog/file-names';
import { headerValue } from '../transport/http-answer';
import { isThrottled, retryAfterMs } from '../transport/retry-after';
import type { Attempt } from './attempt';
import { sizeText, waitText } from '../text/quantities';
import { list } from '../text/quote';
import { retirementAdvice } from './retirement';
import { targetsOf } from './error-body';
import type { ReadAnswer } from './read-answer';
import type { Verdict } from './verdict';
import { isBuiltIn } from '../request/environment';

type Say = (attempt: Attempt, read: ReadAnswer) => readonly string[];

const rows: Readonly<Record<number, Say>> = {
  206: () => ['What the missing providers know may not be in the profile.'],
  400: (attempt, read) => payloadAdvice(attempt, read),
  401: signInAdvice,
  403: signInAdvice,
  404: ({ intent, file }) => [
    intent === 'update'
      ? `Check the id (a root id in ${baseName(file)}, if it has one), or add the profile first.`
      : 'Check the address of the environment and the setting securityProfiles.addRequestLine.',
  ],
  405: () => ['Check the address of the environment and the setting securityProfiles.addRequestLine.'],
  409: ({ intent }) =>
    intent === 'add' ? ['If the profile is there already, change it with Update Profile.'] : ['Send it again.'],
  412: () => ['It was changed in between: get it again, carry your changes over, then update.'],
  413: ({ environment, request }) => [
    `The body has ${sizeText(Buffer.byteLength(request.body ?? ''))}${isBuiltIn(environment) ? '; the sandbox takes up to 4 MB' : ''}. Shorten it.`,
  ],
  415: () => ['It was sent as application/json, as Graph wants it: check the address of the environment.'],
  422: (attempt, read) => payloadAdvice(attempt, read),
  429: (attempt, read) => [waitAdvice(attempt, read)],
  500: (attempt) => [lookFirst(attempt)],
  503: (attempt, read) => [
    ...(isThrottled(read.answer) ? ['It says that nothing was done.'] : []),
    waitAdvice(attempt, read),
  ],
};

/** What a person can do about an answer, one sentence each, the likeliest first. */
export function adviceFor(attempt: Attempt, read: ReadAnswer, verdict: Verdict): string[] {
  const { status } = read;
  const named = (status === 400 || status === 422) && targetsOf(read.error).length > 0;
  return [
    ...(verdict === 'unknown' ? [lookFirst(attempt)] : []),
    ...(verdict === 'accepted' ? ['Look later whether it was carried out.'] : []),
    ...(verdict === 'doubtful'
      ? [
          ...(read.graphLike ? [] : ['A proxy or a sign-in page may have answered in its place: read the body.']),
          lookFirst(attempt),
        ]
      : []),
    ...(status >= 300 && status < 400
      ? [
          'A redirect is not followed, so that the token stays where it belongs: correct the address of the environment.',
        ]
      : []),
    ...(verdict === 'doubtful' ? [] : (rows[status]?.(attempt, read) ?? [])),
    // An answer that names a property is about the payload, not about the service.
    ...(named ? [] : retirementAdvice(attempt, status)),
    ...accessAdvice(attempt, status),
  ];
}

/** No key makes a request idempotent: an Add that is repeated blindly makes a second profile. */
function lookFirst({ intent }: Attempt): string {
  return intent === 'add'
    ? 'It may have been carried out: look before you repeat, or the profile is there twice.'
    : 'It may have been carried out. The same update sent twice does no harm.';
}

function payloadAdvice({ file }: Attempt, { error }: ReadAnswer): string[] {
  const targets = targetsOf(error);
  if (targets.length === 0) return ['It names no property. Validate Payload and Preview Request show what was sent.'];
  const shown = targets.length > 4 ? [...targets.slice(0, 3), `${targets.length - 3} more`] : targets;
  return [`Correct ${list(shown)} in ${baseName(file)}, then send again.`];
}

function waitAdvice({ sentAt }: Attempt, { answer }: ReadAnswer): string {
  const wait = retryAfterMs(answer, Date.parse(sentAt) + answer.durationMs);
  return `Wait ${wait === undefined ? 'a while' : waitText(wait)}, then send again.`;
}

const signIn = 'Sign in again (Security Profiles: Sign In…), then send again.';

/** What to do about a 401 or 403: token, consent, role, licence, conditional access. */
function signInAdvice({ environment, intent }: Attempt, read: ReadAnswer): string[] {
  if (isBuiltIn(environment)) {
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

const adminCommand = '“Security Profiles: Copy Details for Your Admin” copies all of this.';

/** What the token carried, and what is probably missing. */
function accessAdvice({ access, sentAt }: Attempt, status: number): string[] {
  const lines = access && (status === 401 || status === 403) ? explainAccess(access, Date.parse(sentAt)) : [];
  return lines.length > 0 ? [...lines, adminCommand] : [];
}
