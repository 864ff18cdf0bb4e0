import type { GraphRequest } from '../request/graph-request';
import { safeUrl } from '../request/safe-url';
import { watchConnection } from './connection-marks';
import { NoAnswer } from './failures';
import { headerValue, redirected, type HttpAnswer } from './http-answer';
import { bodyLimit, readBody } from './read-body';
import type { RequestProgress } from './request-progress';
import { SentTokens } from './sent-tokens';
import { timeLimit } from './time-limit';
import { timingOf } from './timing';

/** Sends a request and reads its answer, whatever its status. The layers of {@link send} each wrap one in another. */
export type Transmit = (request: GraphRequest) => Promise<HttpAnswer>;

export interface FetchPorts {
  /** Looked up by the caller at each call: VS Code replaces the global one, for proxies and certificates. */
  readonly fetch: typeof globalThis.fetch;
  /** The person's own signal, apart from the time-out. */
  readonly signal: AbortSignal;
  /** For each try, up to the end of its body. */
  readonly timeoutMs: number;
  /** Milliseconds on a clock that never jumps, for durations. */
  readonly now: () => number;
  /** Bytes to read of an answer; 64 MiB unless given. */
  readonly bodyLimit?: number;
}

/**
 * One try over `fetch`. Redirects are not followed: a POST would become a GET, and a body or token could reach another
 * host. The answer comes back without any token that went out for it.
 *
 * The function throws NoAnswer when no answer came, and HumanError for a URL that is not safe.
 */
export function fetchOnce(ports: FetchPorts, progress: RequestProgress): Transmit {
  const { fetch, signal, timeoutMs, now } = ports;
  const tokens = new SentTokens();
  return async ({ method, url, headers, body }) => {
    safeUrl(url);
    tokens.add(headerValue(Object.entries(headers), 'authorization'));
    signal.throwIfAborted();
    const started = now();
    const began = progress.began ?? started;
    progress.began = undefined;
    const watched = watchConnection(headerValue(Object.entries(headers), 'client-request-id') ?? url, now);
    const limit = timeLimit(signal, timeoutMs);
    progress.stage = 'out';
    try {
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal: limit.signal,
        ...(body === undefined ? {} : { body }),
      }).catch((error: unknown) => {
        throw new NoAnswer({ cause: error });
      });
      // A fetch that hides or follows redirects all the same: Electron's network stack does the first.
      if (response.type === 'opaqueredirect' || response.redirected) throw new NoAnswer({ code: redirected });
      const head = {
        status: response.status,
        headers: [...response.headers].map(([name, value]) => [name, tokens.takenOutOf(value)] as const),
      };
      const answered = now();
      progress.stage = 'answered';
      progress.head = head;
      const received = await readBody(response, ports.bodyLimit ?? bodyLimit, tokens.inPieces());
      const ended = now();
      if (received.bodyState === 'broken-off') signal.throwIfAborted();
      progress.timing = timingOf({ began, fetched: started, answered, received: ended }, watched.marks);
      return { ...head, ...received, durationMs: ended - started };
    } finally {
      watched.stop();
      limit.done();
    }
  };
}
