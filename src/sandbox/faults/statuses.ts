import { errorAnswer } from '../wire/error-answer';
import { GraphError } from '../wire/graph-error';
import type { Fault, Stage } from './fault';

type Headers = (stage: Stage) => Readonly<Record<string, string>>;

/** Seconds that a throttled client is told to wait, unless a delay is given. */
const seconds = ({ delay }: Stage) => (delay ?? 2000) / 1000;

/** A fault that is an error response in place of the real one. */
function refusal(id: string, status: number, title: string, message: string, headers: Headers = () => ({})): Fault {
  return {
    id,
    title,
    play: (stage) =>
      Promise.resolve(errorAnswer(new GraphError(status, message, { headers: headers(stage) }), stage.ids, stage.now)),
  };
}

/** A claims challenge as conditional access sends it: the claims are base64 of JSON (RFC 9470; Microsoft identity platform). */
function challenge({ now }: Stage): Record<string, string> {
  const claims = { access_token: { nbf: { essential: true, value: String(Math.floor(now.getTime() / 1000)) } } };
  const encoded = Buffer.from(JSON.stringify(claims)).toString('base64');
  const authority = 'https://login.microsoftonline.com/common/oauth2/authorize';
  return {
    'www-authenticate': `Bearer realm="", authorization_uri="${authority}", error="insufficient_claims", claims="${encoded}"`,
  };
}

const throttled = 'Too many requests. Wait as long as Retry-After says, then try again.';

/** Error statuses; nothing is carried out. */
export const statusFaults: readonly Fault[] = [
  refusal('400', 400, '400 Bad Request — invalid payload', 'The request is not understood (simulated).'),
  refusal(
    '401',
    401,
    '401 Unauthorized — a claims challenge asks for a new sign-in',
    'Continuous access evaluation asks for a new token (simulated).',
    challenge,
  ),
  refusal(
    '403',
    403,
    '403 Forbidden — a permission is missing',
    'Insufficient privileges to complete the operation (simulated).',
  ),
  refusal('404', 404, '404 Not Found — no such profile', 'The resource does not exist (simulated).'),
  refusal('409', 409, '409 Conflict — the profile already exists', 'The profile already exists (simulated).'),
  refusal(
    '412',
    412,
    '412 Precondition Failed — someone else changed the profile',
    'The profile has changed since it was read (simulated).',
  ),
  refusal('429', 429, '429 Too Many Requests — Retry-After in seconds', throttled, (stage) => ({
    'retry-after': String(Math.ceil(seconds(stage))),
  })),
  refusal('429-decimal', 429, '429 Too Many Requests — Retry-After as a decimal', throttled, (stage) => ({
    'retry-after': (seconds(stage) + 0.128).toFixed(3),
  })),
  refusal('429-date', 429, '429 Too Many Requests — Retry-After as a date', throttled, (stage) => ({
    'retry-after': new Date(stage.now.getTime() + seconds(stage) * 1000).toUTCString(),
  })),
  refusal('429-silent', 429, '429 Too Many Requests — no Retry-After', throttled),
  refusal(
    '500',
    500,
    '500 Internal Server Error — something broke in the service',
    'Something went wrong (simulated).',
  ),
  refusal(
    '503',
    503,
    '503 Service Unavailable — try again later',
    'The service is not available. Try again later (simulated).',
    (stage) => ({
      'retry-after': String(Math.ceil(seconds(stage))),
    }),
  ),
  refusal(
    '504',
    504,
    '504 Gateway Timeout — the change may have been made',
    'The backend did not answer in time (simulated).',
  ),
  refusal('507', 507, '507 Insufficient Storage — no room left', 'There is no room left (simulated).'),
];
