import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { SignInTarget } from '../sign-in-target';
import { failureCode } from '../../text/failure-code';
import { answerText } from '../answer-text';
import { bodyForMsal, oauthErrorOf, type OAuthError } from './oauth-error';
import { correctedBody } from './request-body';

/** What one operation saw of the network: MSAL's errors leave most of it out. */
export interface Exchange {
  readonly signal: AbortSignal;
  /** The host asked last. */
  host: string;
  /** No answer, or none that could be read: Node's or undici's code, `NOT_JSON`, or `TOO_LARGE`. */
  failure: string | undefined;
  /** The newest answer, when it was a refusal. */
  refusal: OAuthError | undefined;
  /** The provider's clock minus ours, in milliseconds; exact to a second. */
  skewMs: number;
}

/** How long one request to a provider may take. */
const requestTimeoutMs = 30_000;

/** RFC 8628 §3.2: what to poll with when the provider does not say. MSAL would poll without a pause. */
const pollSeconds = 5;

/**
 * MSAL's network over the injected `fetch`. Redirects are refused: a token request carries secrets, and no provider
 * redirects it. Serves one operation at a time.
 */
export class NetworkClient implements INetworkModule {
  private exchange: Exchange = this.begin(new AbortController().signal);

  constructor(
    private readonly fetch: typeof globalThis.fetch,
    private readonly now: () => number,
    private readonly protocol: SignInTarget['protocol'],
  ) {}

  /** Starts the notes of an operation; its requests end with the signal. */
  begin(signal: AbortSignal): Exchange {
    this.exchange = { signal, host: '', failure: undefined, refusal: undefined, skewMs: 0 };
    return this.exchange;
  }

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.request('GET', url, options);
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.request('POST', url, options);
  }

  private async request<T>(
    method: string,
    url: string,
    { headers = {}, body = '' }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const { exchange } = this;
    const { host, protocol } = new URL(url);
    exchange.host = host;
    try {
      if (protocol !== 'https:') throw Object.assign(new Error('Not https'), { code: 'NOT_HTTPS' });
      const response = await this.fetch(url, {
        method,
        headers,
        ...(method === 'POST' ? { body: correctedBody(body, this.protocol) } : {}),
        redirect: 'error',
        signal: AbortSignal.any([exchange.signal, AbortSignal.timeout(requestTimeoutMs)]),
      });
      const date = Date.parse(response.headers.get('date') ?? '');
      exchange.skewMs = Number.isNaN(date) ? 0 : date - this.now();
      const { status } = response;
      const value = parse(await answerText(response));
      const refusal = oauthErrorOf(status, value, body);
      exchange.refusal = refusal;
      exchange.failure = undefined;
      const readable = refusal ? bodyForMsal(refusal) : value;
      return { status, headers: Object.fromEntries(response.headers), body: readable as T };
    } catch (error) {
      exchange.failure = failureCode(error);
      throw error;
    }
  }
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw Object.assign(new Error('Not JSON'), { code: 'NOT_JSON' });
  }
  const body = Object(value) as Record<string, unknown>;
  return 'device_code' in body && typeof body['interval'] !== 'number' ? { ...body, interval: pollSeconds } : body;
}
