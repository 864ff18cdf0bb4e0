import type { GetTokenOptions, TokenCredential } from '@azure/core-auth';
import { orAborted } from '../auth/abortable';
import { HumanError } from '../errors';
import type { GraphRequest } from '../request/graph-request';
import { isLoopback } from '../request/safe-url';
import { claimsAskedFor } from './claims-challenge';
import type { Transmit } from './fetch-once';
import { headerValue } from './http-answer';

/** Who the request comes from. */
export type Credential =
  /** The token of the sandbox, which goes nowhere else than to this computer. */
  | { readonly kind: 'loopback'; readonly token: string }
  | {
      readonly kind: 'bearer';
      readonly credential: TokenCredential;
      readonly scopes: readonly string[];
      /** Where the token may go, as `host` or `host:port`: it was made for these and goes nowhere else. */
      readonly hosts: readonly string[];
    }
  | { readonly kind: 'none' };

type Bearer = Extract<Credential, { kind: 'bearer' }>;

const authorized = (request: GraphRequest, authorization: string): GraphRequest => ({
  ...request,
  headers: { ...request.headers, Authorization: authorization },
});

function withLoopbackToken(next: Transmit, token: string): Transmit {
  return (request) => {
    if (!isLoopback(new URL(request.url))) throw new HumanError('The sandbox’s token stays on this computer.');
    return next(authorized(request, `Bearer ${token}`));
  };
}

/**
 * Puts the credential's token on each try and answers a claims challenge once. When the challenge cannot be answered, the
 * 401 itself is the answer.
 */
function withBearer(next: Transmit, { credential, scopes, hosts }: Bearer, signal: AbortSignal): Transmit {
  const authorization = async (options: GetTokenOptions) => {
    const got = await orAborted(credential.getToken([...scopes], { abortSignal: signal, ...options }), signal);
    if (!got) throw new HumanError('You aren’t signed in to this environment.', [{ action: 'signIn' }]);
    return `${got.tokenType ?? 'Bearer'} ${got.token}`;
  };
  return async (request) => {
    const { host } = new URL(request.url);
    if (!hosts.includes(host)) throw new HumanError(`Your sign-in isn’t for ${host}, so the token wasn’t sent there.`);
    const answer = await next(authorized(request, await authorization({ enableCae: true })));
    const claims = answer.status === 401 ? claimsAskedFor(headerValue(answer.headers, 'www-authenticate')) : undefined;
    if (claims === undefined) return answer;
    const renewed = await authorization({ enableCae: true, claims }).catch(() => undefined);
    signal.throwIfAborted();
    return renewed === undefined ? answer : next(authorized(request, renewed));
  };
}

/** Adds the token of whoever sends; nothing when nobody signs in. */
export function withCredential(next: Transmit, credential: Credential, signal: AbortSignal): Transmit {
  if (credential.kind === 'loopback') return withLoopbackToken(next, credential.token);
  return credential.kind === 'bearer' ? withBearer(next, credential, signal) : next;
}
