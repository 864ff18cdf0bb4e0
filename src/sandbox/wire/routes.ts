import { kinds } from '../../catalog/kinds';
import type { Handler, KindHandler } from './call';
import { runBatch } from '../batch/run-batch';
import { getMetadata, getSecurity, getServiceDocument } from '../metadata/handlers';
import { countProfiles, listProfiles } from './list-handlers';
import { addProfile, getProfile, removeProfile, updateProfile } from './profile-handlers';

export interface Route {
  /** In lower case, behind the version; `:id` stands for one segment. */
  readonly path: string;
  readonly methods: Readonly<Partial<Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Handler>>>;
}

interface SetRoute {
  readonly below: string;
  readonly methods: Readonly<Partial<Record<'GET' | 'POST' | 'PATCH' | 'DELETE', KindHandler>>>;
}

/** What each of the six sets has. `$ref` is the request line of the docs pages (contracts.md §3). */
const setRoutes: readonly SetRoute[] = [
  { below: '', methods: { GET: listProfiles, POST: addProfile } },
  { below: '/$ref', methods: { POST: addProfile } },
  { below: '/$count', methods: { GET: countProfiles } },
  { below: '/:id', methods: { GET: getProfile, PATCH: updateProfile, DELETE: removeProfile } },
];

/** Every route of the sandbox. */
export const routes: readonly Route[] = [
  { path: '/', methods: { GET: getServiceDocument } },
  { path: '/$metadata', methods: { GET: getMetadata } },
  { path: '/$batch', methods: { POST: runBatch } },
  { path: '/security', methods: { GET: getSecurity } },
  ...kinds.flatMap((kind) =>
    setRoutes.map(({ below, methods }) => ({
      path: `/security/${kind.entitySet.toLowerCase()}${below}`,
      methods: Object.fromEntries(
        Object.entries(methods).map(([method, handler]): [string, Handler] => [
          method,
          (call, services) => handler(call, services, kind),
        ]),
      ),
    })),
  ),
];
