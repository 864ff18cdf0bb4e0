import { explainAccess } from '../auth/access';
import { baseName } from '../catalog/file-names';
import { headerValue } from '../transport/http-answer';
import { isThrottled, retryAfterMs } from '../transport/retry-after';
import type { Attempt } from './attempt';
import { sizeText, waitText } from '../text/quantities';
import { list } from '../text/quote';
import { targetsOf } from '../answer/error-body';
import type { ReadAnswer } from './read-answer';
import type { Verdict } from './verdict';
import { isBuiltIn } from '../request/environment';
import { capitalised } from './wording';

type Say = (attempt: Attempt, read: ReadAnswer) => readonly string[];

const rows: Readonly<Record<number, Say>> = {
  206: () => ['Not every provider contributed, so the profile may be incomplete.'],
  400: (attempt, read) => payloadAdvice(attempt, read),
  401: signInAdvice,
  403: signInAdvice,
  404: ({ intent, file }) => [
    intent === 'update'
      ? `Check the ID (the root id in ${baseName(file)}, if it has one), or add the profile first.`
      : 'Check the environment’s address and the setting securityProfiles.addRequestLine.',
  ],
  405: () => ['Check the environment’s address and the setting securityProfiles.addRequestLine.'],
  409: ({ intent }) => (intent === 'add' ? ['If the profile already exists, use Update Profile.'] : ['Try again.']),
  412: () => ['Someone else changed it. Get it again, apply your changes, then update.'],
  413: ({ environment, request: { body = '', isCut = false } }) => [
    `The body is ${isCut ? 'too large' : sizeText(Buffer.byteLength(body))}${isBuiltIn(environment) ? '; the sandbox accepts up to 4 MB' : ''}. Shorten it.`,
  ],
  415: () => ['It was sent as application/json, as Graph requires. Check the environment’s address.'],
  422: (attempt, read) => payloadAdvice(attempt, read),
  429: (attempt, read) => [waitAdvice(attempt, read)],
  500: (attempt) => [lookFirst(attempt)],
  503: (attempt, read) => [
    ...(isThrottled(read.answer) ? ['The service says that nothing was done.'] : []),
    waitAdvice(attempt, read),
  ],
};

const refresh = () => ['Refresh the plan or the profiles.'];

/** A delete comes from a plan or the list of profiles: there is no payload that could be corrected or sent again. */
const rowsOfDelete: typeof rows = {
  ...rows,
  400: refresh,
  405: () => ['Check the environment’s address.'],
  409: refresh,
  412: () => ['Someone else changed it. Refresh the plan or the profiles.'],
  413: refresh,
  415: refresh,
  422: refresh,
};

/** What a person can do about an answer, one sentence each, the likeliest first. */
export function adviceFor(attempt: Attempt, read: ReadAnswer, verdict: Verdict): string[] {
  if (attempt.foundOut !== undefined) return [attempt.foundOut];
  if (verdict === 'gone') return [];
  const { status } = read;
  const named = (status === 400 || status === 422) && targetsOf(read.error).length > 0;
  return [
    ...(verdict === 'unknown' ? [lookFirst(attempt)] : []),
    ...(verdict === 'accepted' ? ['Check later whether the change was made.'] : []),
    ...(verdict === 'doubtful'
      ? [
          ...(read.graphLike ? [] : ['A proxy or a sign-in page may have answered instead. Read the body.']),
          lookFirst(attempt),
        ]
      : []),
    ...(status >= 300 && status < 400
      ? ['Redirects are not followed, to keep the token safe. Correct the environment’s address.']
      : []),
    ...(verdict === 'doubtful'
      ? []
      : ((attempt.intent === 'delete' ? rowsOfDelete : rows)[status]?.(attempt, read) ?? [])),
    // An answer that names a property is about the payload, not about the service.
    ...(named ? [] : retirementAdvice(attempt, status)),
    ...accessAdvice(attempt, status),
  ];
}

/** No key makes a request idempotent: an Add that is repeated blindly makes a second profile. */
function lookFirst({ intent }: Attempt): string {
  if (intent === 'delete') return 'It may have been carried out. Refresh the plan or the profiles to find out.';
  return intent === 'add'
    ? 'It may have been carried out. Check before you send it again, or you may add the profile twice.'
    : 'It may have been carried out. Sending the same update twice does no harm.';
}

function payloadAdvice({ file }: Attempt, { error }: ReadAnswer): string[] {
  const targets = targetsOf(error);
  if (targets.length === 0)
    return ['The service didn’t say which property is wrong. The Request tab shows what was sent.'];
  const shown = targets.length > 4 ? [...targets.slice(0, 3), `${targets.length - 3} more`] : targets;
  return [`Correct ${list(shown)} in ${baseName(file)}, then send again.`];
}

const again = ({ intent }: Attempt) => (intent === 'delete' ? 'try again' : 'send again');

function waitAdvice(attempt: Attempt, { answer }: ReadAnswer): string {
  const wait = retryAfterMs(answer, Date.parse(attempt.sentAt) + answer.durationMs);
  return `Wait ${wait === undefined ? 'a while' : waitText(wait)}, then ${again(attempt)}.`;
}

/** What to do about a 401 or 403: token, consent, role, licence, conditional access. */
function signInAdvice(attempt: Attempt, read: ReadAnswer): string[] {
  const { environment, intent } = attempt;
  const next = again(attempt);
  if (isBuiltIn(environment)) {
    return read.status === 401
      ? [`The sandbox’s token changes at each start. ${capitalised(next)}, or reload the window.`]
      : [];
  }
  const claims = asksForClaims(read) ? ['Conditional Access requires more than this sign-in provided.'] : [];
  const signIn = `Sign in again (Security Profiles: Sign In…), then ${next}.`;
  if (read.status === 401) return [...claims, signIn];
  if (claims.length > 0) return [...claims, signIn];
  // Update is documented with this permission; for Add and Delete nothing was ever documented.
  const assumed = intent === 'update' ? '' : ` (assumed for ${capitalised(intent)}: Microsoft never documented it)`;
  return [
    `Check that an administrator has consented to SecurityEvents.ReadWrite.All${assumed}.`,
    'Check that the account is a Security Administrator and that the tenant has the license.',
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

/**
 * What Microsoft announced: dates of the deprecation mark in the beta schema (CSDL annotation `2024-01/Deprecation` on the
 * profile types), which names no replacement. What a live call answers today is not known.
 */
export const announcement =
  'Microsoft deprecated security profiles in Graph beta on 10 April 2024, ' +
  'planned their removal for 10 April 2026, and named no replacement.';

/** How an API that is gone may answer, besides saying so. */
const signs: readonly number[] = [400, 403, 404, 405, 410, 501];

/** The hint that the service may be gone. Never for the sandbox, which is ours and here to stay. */
function retirementAdvice({ environment }: Attempt, status: number): string[] {
  if (isBuiltIn(environment) || !signs.includes(status)) return [];
  return [`The API may be retired. ${announcement} The sandbox and Preview Request still work.`];
}
