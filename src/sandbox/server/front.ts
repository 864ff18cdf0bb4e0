import type { ApiBindings, Fetch } from '../wire/api';
import { errorAnswer } from '../wire/error-answer';
import { GraphError, type RequestIds, requestIds } from '../wire/graph-error';
import { allowOrigin, preflightAnswer } from './cors';
import { demandLocal, demandToken } from './guard';

/** One answered request, without secrets and profile data. */
export interface AccessEntry {
  readonly time: string;
  readonly method: string;
  /** The path and the names of the query options, whose values may contain profile data. */
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly requestId: string;
}

const longest = 200;

/** The part of a URL that may be logged. */
export function redactedPath(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const names = [...new Set(searchParams.keys())].map((name) => `${name}=…`).join('&');
  const path = names ? `${pathname}?${names}` : pathname;
  return path.length > longest ? `${path.slice(0, longest)}…` : path;
}

export interface FrontOptions {
  readonly token: string;
  readonly allowedOrigins: readonly string[];
  readonly newId: () => string;
  readonly now: () => Date;
  readonly report: (error: unknown) => void;
  readonly access?: ((entry: AccessEntry) => void) | undefined;
}

/** Says that the sandbox is there, and nothing else. Needs no token, but a wrong one is refused. */
const healthPath = '/healthz';

function health(request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new GraphError(405, `${request.method} is not possible here.`, { headers: { allow: 'GET, HEAD' } });
  }
  return new Response('ok\n', { headers: { 'content-type': 'text/plain;charset=utf-8', 'cache-control': 'no-store' } });
}

async function admit(request: Request, bindings: ApiBindings, api: Fetch, options: FrontOptions): Promise<Response> {
  demandLocal(request, options.allowedOrigins);
  if (new URL(request.url).pathname.toLowerCase() === healthPath) {
    if (request.headers.has('authorization')) demandToken(request, options.token);
    return health(request);
  }
  const preflight = preflightAnswer(request);
  if (preflight) return preflight;
  demandToken(request, options.token);
  return api(request, bindings);
}

function finish(response: Response, request: Request, ids: RequestIds, allowedOrigins: readonly string[]): Response {
  response.headers.set('request-id', ids.requestId);
  response.headers.set('client-request-id', ids.clientRequestId);
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) allowOrigin(response.headers, origin);
  return response;
}

/** What every request goes through: the guard, the request IDs, the access log. Never throws. */
export function createFront(api: Fetch, options: FrontOptions): Fetch {
  const { now, newId, report, access, allowedOrigins } = options;
  return async (request, bindings = {}) => {
    const started = now();
    const ids = requestIds(request.headers, newId);
    let response: Response;
    try {
      response = await admit(request, { ...bindings, ids }, api, options);
    } catch (error) {
      response = errorAnswer(error, ids, now(), report);
    }
    access?.({
      time: started.toISOString(),
      method: request.method,
      path: redactedPath(request.url),
      status: response.status,
      milliseconds: now().getTime() - started.getTime(),
      requestId: ids.requestId,
    });
    return finish(response, request, ids, allowedOrigins);
  };
}
