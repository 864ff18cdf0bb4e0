import { Agent, fetch, type RequestInfo, type RequestInit } from 'undici';

/**
 * A `fetch` that trusts one more certificate. It comes from npm, because Node keeps its own agent to itself; what comes
 * back is as Node's.
 *
 * @param http2 whether to speak HTTP/2 where the server does, as Node does from version 26 on
 */
export function trustingFetch(ca: string, { http2 = false } = {}): typeof globalThis.fetch {
  const dispatcher = new Agent({ connect: { ca }, allowH2: http2 });
  const trusting = (input: RequestInfo, init?: RequestInit) => fetch(input, { ...init, dispatcher });
  return trusting as unknown as typeof globalThis.fetch;
}
