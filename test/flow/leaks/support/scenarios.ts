import {
  answer,
  created,
  hangUp,
  partOfAnswer,
  reset,
  silence,
  type Reaction,
} from '../../transport/support/misbehaving-server';
import { challenge } from './challenge';
import { echoes } from './echoing-service';

/** What a service lets somebody in with: nobody but its own pages should have these. */
export const servicesOwn = {
  cookie: 'MARKED-cookie-of-the-service',
  code: 'MARKED-code-in-an-address',
  token: 'MARKED-token-in-an-address',
} as const;

/** How a request may end. */
export interface Scenario {
  readonly name: string;
  /** What the service does with the n-th try; the last goes on for all later ones. */
  readonly reactions: (cancel: () => void) => readonly Reaction[];
  /** When the person cancels, where no reaction does. */
  readonly cancelAt?: 'connection' | 'wait';
  /** Whether the service gives back what it was sent. */
  readonly echoes?: true;
  readonly timeoutMs?: number;
}

const cookie = `Set-Cookie: session=${servicesOwn.cookie}; HttpOnly`;
const refusal = (status: number) =>
  answer(status, '{"error":{"code":"someCode","message":"Some sentence."}}', [
    cookie,
    `X-Refresh-Token: ${servicesOwn.token}`,
  ]);

const elsewhere = (status: number, address: string) => answer(status, '', [`Location: ${address}`, cookie]);

const plainScenarios: readonly Scenario[] = [
  { name: 'is done', reactions: () => [created] },
  ...[400, 401, 403, 404, 409, 412, 429, 500, 502, 503, 504].map((status) => ({
    name: `is refused with ${status}`,
    reactions: () => [refusal(status)],
  })),
  { name: 'is done after a wait', reactions: () => [answer(429, '', ['Retry-After: 1', cookie]), created] },
  { name: 'is challenged, then done', reactions: () => [challenge, created] },
  { name: 'is challenged again and again', reactions: () => [challenge] },
  ...[301, 302, 303, 307, 308].map((status) => ({
    name: `is led elsewhere with ${status}, with a code in the address`,
    reactions: () => [elsewhere(status, `https://login.example/?state=1&code=${servicesOwn.code}`)],
  })),
  {
    name: 'is led elsewhere, with a token in the fragment of the address',
    reactions: () => [elsewhere(302, `https://login.example/#access_token=${servicesOwn.token}`)],
  },
  { name: 'is reset', reactions: () => [reset] },
  { name: 'is hung up on', reactions: () => [hangUp] },
  { name: 'gets half an answer', reactions: () => [partOfAnswer(reset)] },
  { name: 'gets no answer in time', reactions: () => [silence], timeoutMs: 40 },
  { name: 'gets half an answer in time', reactions: () => [partOfAnswer(silence)], timeoutMs: 200 },
  {
    name: 'gets a page',
    reactions: () => [answer(200, '<html>Sign in to the network</html>', ['Content-Type: text/html', cookie])],
  },
  { name: 'gets something that is not HTTP', reactions: () => [(socket) => socket.end('SSH-2.0-x\r\n')] },
  { name: 'is cancelled while connecting', reactions: () => [silence], cancelAt: 'connection' },
  { name: 'is cancelled before the answer', reactions: (cancel) => [cancel] },
  { name: 'is cancelled inside the body', reactions: (cancel) => [partOfAnswer(() => setImmediate(cancel))] },
  { name: 'is cancelled while it waits for the next try', reactions: () => [refusal(429)], cancelAt: 'wait' },
];

export const scenarios: readonly Scenario[] = [...plainScenarios, ...echoes];
