import type { GetTokenOptions, TokenCredential } from '@azure/core-auth';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { orAborted } from '../auth/abortable';
import { HumanError } from '../errors';
import { claimsAskedFor } from './claims-challenge';
import { isLoopback } from '../request/safe-url';

/** Who the request comes from. The sandbox's token is for loopback alone. */
export type Credential =
  | { readonly kind: 'sandbox'; readonly token: string }
  | {
      readonly kind: 'bearer';
      readonly credential: TokenCredential;
      readonly scopes: readonly string[];
      /** Where the token may go, as `host` or `host:port`: it was made for these and goes nowhere else. */
      readonly hosts: readonly string[];
    }
  | { readonly kind: 'none' };

type Bearer = Extract<Credential, { kind: 'bearer' }>;

function sandboxPolicy(token: string): PipelinePolicy {
  return {
    name: 'sandboxToken',
    sendRequest(request, next) {
      if (!isLoopback(new URL(request.url))) throw new HumanError('The sandbox’s token stays on this machine.');
      request.headers.set('Authorization', `Bearer ${token}`);
      return next(request);
    },
  };
}

/**
 * Puts the credential's token on each try and answers a claims challenge once.
 *
 * Not the pipeline's own bearer policy: that one refuses the http of a loopback, refreshes in the background without
 * anybody to hear of a failure, and loses the 401 when the challenge cannot be answered. Then that 401 is the answer.
 */
function bearerPolicy({ credential, scopes, hosts }: Bearer, signal: AbortSignal): PipelinePolicy {
  const authorization = async (options: GetTokenOptions) => {
    const got = await orAborted(credential.getToken([...scopes], { abortSignal: signal, ...options }), signal);
    if (!got) throw new HumanError('There is no sign-in for this environment.', [signInAction]);
    return `${got.tokenType ?? 'Bearer'} ${got.token}`;
  };
  return {
    name: 'bearerToken',
    async sendRequest(request, next) {
      const { host } = new URL(request.url);
      if (!hosts.includes(host)) throw new HumanError(`Your sign-in is not for ${host}: the token was not sent there.`);
      request.headers.set('Authorization', await authorization({ enableCae: true }));
      const response = await next(request);
      const claims = response.status === 401 ? claimsAskedFor(response.headers.get('www-authenticate')) : undefined;
      if (claims === undefined) return response;
      try {
        request.headers.set('Authorization', await authorization({ enableCae: true, claims }));
      } catch {
        signal.throwIfAborted();
        return response;
      }
      return next(request);
    },
  };
}

const signInAction = { label: 'Sign In', command: 'securityProfiles.signIn' };

/** The policy that adds the token; none when nobody signs in. */
export function authentication(credential: Credential, signal: AbortSignal): readonly PipelinePolicy[] {
  if (credential.kind === 'sandbox') return [sandboxPolicy(credential.token)];
  return credential.kind === 'bearer' ? [bearerPolicy(credential, signal)] : [];
}
