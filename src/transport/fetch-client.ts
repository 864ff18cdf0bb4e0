import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { NoAnswer } from './failures';
import { redirected } from './http-answer';
import type { Journey } from './journey';
import { readBody } from './read-body';
import { safeUrl } from '../request/safe-url';
import { SentTokens } from './sent-tokens';
import { timeLimit } from './time-limit';

export interface FetchClientPorts {
  readonly fetch: typeof globalThis.fetch;
  /** The person's own signal, apart from the time-out. */
  readonly signal: AbortSignal;
  /** Milliseconds, on a clock that never jumps. */
  readonly now: () => number;
  /** Bytes to read of a body. */
  readonly bodyLimit: number;
}

/**
 * The pipeline's HTTP client over the global `fetch`, looked up at each call: in the extension host that is VS Code's
 * wrapper with proxy and certificates. Redirects are not followed: a POST would become a GET, and a body or token could
 * reach another host. The answer itself is left in `journey`, without any token that went out for it.
 *
 * @throws NoAnswer when no answer came; HumanError for a URL that is not safe
 */
export function fetchClient({ fetch, signal, now, bodyLimit }: FetchClientPorts, journey: Journey): HttpClient {
  const tokens = new SentTokens();
  return {
    async sendRequest(request) {
      safeUrl(request.url);
      tokens.add(request.headers.get('authorization'));
      signal.throwIfAborted();
      const started = now();
      const limit = timeLimit(signal, request.timeout);
      journey.stage = 'out';
      try {
        const response = await fetch(request.url, {
          method: request.method,
          headers: request.headers.toJSON({ preserveCase: true }),
          redirect: 'manual',
          signal: limit.signal,
          ...(typeof request.body === 'string' ? { body: request.body } : {}),
        }).catch((error: unknown) => {
          throw new NoAnswer({ cause: error });
        });
        // A fetch that hides or follows redirects all the same: Electron's network stack does the first.
        if (response.type === 'opaqueredirect' || response.redirected) throw new NoAnswer({ code: redirected });
        journey.stage = 'answered';
        journey.status = response.status;
        const received = await readBody(response, bodyLimit);
        if (received.bodyState === 'broken-off') signal.throwIfAborted();
        const { status } = response;
        const headers = [...response.headers].map(([name, value]) => [name, tokens.takenOutOf(value)] as const);
        const { body, bodyState } = received;
        const clean = bodyState === 'whole' ? tokens.takenOutOf(body) : tokens.takenOutOfPart(body);
        journey.answer = { status, headers, ...received, body: clean, durationMs: now() - started };
        return { request, status, headers: createHttpHeaders(Object.fromEntries(headers)) };
      } finally {
        limit.done();
      }
    },
  };
}
