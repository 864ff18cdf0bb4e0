import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { Call, Handler, Backend, StoreInstead } from './call';
import { errorAnswer } from './error-answer';
import { GraphError, type RequestIds, requestIds } from './graph-error';
import { normalPath } from './path';
import { routesOf } from './routes';

/** The root of the API. */
export const versionPath = '/beta';

/** What comes with a request: its Node.js objects (none for an item of a batch), its IDs, another store. */
export interface ApiBindings extends Partial<HttpBindings> {
  readonly ids?: RequestIds;
  readonly instead?: StoreInstead | undefined;
}

type ItemPorts = Pick<Call, 'dispatch' | 'refuse'>;
type ApiContext = Context<{ Bindings: ApiBindings; Variables: { ids: RequestIds } }>;

/** Responds to a request. Never throws. */
export type Fetch = (request: Request, bindings?: ApiBindings) => Promise<Response>;

const emptyPath = '/%00';

function pathOf(request: Request): string {
  const { pathname } = new URL(request.url);
  try {
    return normalPath(pathname);
  } catch {
    return emptyPath;
  }
}

/**
 * The API of a store: routes, methods, Graph's errors, and the two request IDs. Who may call it is checked elsewhere.
 *
 * @param report receives what went wrong inside; the client learns only that something did
 * @param aroundItems wraps the requests that are items of a batch
 */
export function createApi(
  backend: Backend,
  report: (error: unknown) => void,
  aroundItems: (api: Fetch) => Fetch = (api) => api,
): Fetch {
  const app = new Hono<{ Bindings: ApiBindings; Variables: { ids: RequestIds } }>({ getPath: pathOf });
  const api: Fetch = async (request, bindings = {}) => app.fetch(request, bindings);
  const items = aroundItems(api);
  const handle = (handler: Handler, c: ApiContext) => {
    const { instead } = c.env;
    const { store } = backend;
    return handler(callOf(c, itemPorts(items, backend, report, instead)), {
      ...backend,
      store: instead ? instead(store, c.req.method) : store,
    });
  };

  app.use(async (c, next) => {
    const ids = c.env.ids ?? requestIds(c.req.raw.headers, backend.newId);
    c.set('ids', ids);
    await next();
    c.res.headers.set('request-id', ids.requestId);
    c.res.headers.set('client-request-id', ids.clientRequestId);
  });

  for (const { path, methods } of routesOf(backend.catalog)) {
    const allow = [
      ...Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)),
      'OPTIONS',
    ];
    const full = `${versionPath}${path === '/' ? '' : path}`;
    for (const [method, handler] of Object.entries(methods)) {
      app.on(method, full, (c) => handle(handler, c));
    }
    app.options(full, () => new Response(null, { status: 204, headers: { allow: allow.join(', ') } }));
    app.all(full, (c) => {
      throw new GraphError(405, `${c.req.method} is not possible here, only ${allow.join(', ')}.`, {
        headers: { allow: allow.join(', ') },
      });
    });
  }

  app.notFound((c) => {
    normalPath(new URL(c.req.url).pathname);
    throw new GraphError(404, notFoundSentence(c.req.path));
  });
  app.onError((error, c) => errorAnswer(error, c.get('ids'), backend.now(), report));
  return api;
}

/** What responds to the items of a batch. Never throws. */
function itemPorts(
  fetch: Fetch,
  { newId, now }: Backend,
  report: (error: unknown) => void,
  instead: StoreInstead | undefined,
): ItemPorts {
  return {
    dispatch: async (request) => {
      const ids = requestIds(request.headers, newId);
      return fetch(request, { ids, instead }).catch((error: unknown) => errorAnswer(error, ids, now(), report));
    },
    refuse: (error, headers) => errorAnswer(error, requestIds(headers, newId), now(), report),
  };
}

function notFoundSentence(path: string): string {
  if (!path.startsWith(versionPath)) return `The sandbox's API starts at ${versionPath}.`;
  return `Resource not found for the path '${path}'. See /$metadata for what the sandbox has.`;
}

function callOf(c: ApiContext, ports: ItemPorts): Call {
  const url = new URL(c.req.url);
  return {
    request: c.req.raw,
    query: url.searchParams,
    base: `${url.origin}${versionPath}`,
    id: c.req.param('id') ?? '',
    ...ports,
  };
}
