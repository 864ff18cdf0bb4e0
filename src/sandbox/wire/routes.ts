import type { Catalog } from '../../catalog/catalog';
import type { Kind, Operation } from '../../catalog/kinds';
import type { Handler, KindHandler } from './call';
import { runBatch } from '../batch/run-batch';
import { getMetadata, getServiceDocument, getSingleton } from '../metadata/handlers';
import { countProfiles, listProfiles } from './list-handlers';
import { postProfile, getProfile, removeProfile, patchProfile } from './profile-handlers';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Route {
  /** In lowercase, without the version; `:id` stands for one segment. */
  readonly path: string;
  readonly methods: Readonly<Partial<Record<Method, Handler>>>;
}

interface SetRoute {
  readonly below: string;
  readonly methods: readonly (readonly [Method, Operation, KindHandler])[];
}

/** The routes of a set, as far as its kind has the operations. `$ref` is the request line of the docs pages (contracts.md §3). */
const setRoutes: readonly SetRoute[] = [
  {
    below: '',
    methods: [
      ['GET', 'list', listProfiles],
      ['POST', 'add', postProfile],
    ],
  },
  { below: '/$ref', methods: [['POST', 'add', postProfile]] },
  { below: '/$count', methods: [['GET', 'list', countProfiles]] },
  {
    below: '/:id',
    methods: [
      ['GET', 'get', getProfile],
      ['PATCH', 'update', patchProfile],
      ['DELETE', 'delete', removeProfile],
    ],
  },
];

function routesOfKind(kind: Kind): Route[] {
  return setRoutes.map(({ below, methods }) => ({
    path: kind.path.toLowerCase() + below,
    methods: Object.fromEntries(
      methods
        .filter(([, operation]) => kind.operations.includes(operation))
        .map(([method, , handler]): [Method, Handler] => [method, (call, backend) => handler(call, backend, kind)]),
    ),
  }));
}

/** `/security/rules/detectionRules` → `/security`, `/security/rules`: the containers of a set. */
function pathsAbove({ path }: Kind): string[] {
  const segments = path.split('/').slice(1, -1);
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
}

/** Every route of a sandbox of these kinds. */
export function routesOf({ kinds }: Catalog): Route[] {
  return [
    { path: '/', methods: { GET: getServiceDocument } },
    { path: '/$metadata', methods: { GET: getMetadata } },
    { path: '/$batch', methods: { POST: runBatch } },
    ...[...new Set(kinds.flatMap(pathsAbove))].map((path) => ({
      path: path.toLowerCase(),
      methods: { GET: getSingleton(path) },
    })),
    ...kinds.flatMap(routesOfKind),
  ];
}
