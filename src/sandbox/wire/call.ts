import type { Intent, Kind, KindId } from '../../catalog/kinds';
import type { Catalog } from '../../catalog/catalog';
import type { Problem } from '../../validation/problem';
import type { Store } from '../store/store';
import type { GraphError } from './graph-error';

/** The editor's own rules: a problem of severity `error` is a refusal here. */
export type Check = (kind: KindId, intent: Intent, text: string) => readonly Problem[];

/** What requests read and write. */
export type ServedStore = Pick<Store, 'get' | 'all' | 'ago' | 'commit'>;

/** Another store in the place of the sandbox's, for a request of this method and for the items in it. */
export type StoreInstead = (store: ServedStore, method: string) => ServedStore;

/** What the routes work with. */
export interface Services {
  readonly store: ServedStore;
  readonly check: Check;
  readonly catalog: Catalog;
  /** A new GUID in lower case. */
  readonly newId: () => string;
  readonly now: () => Date;
}

/** One request that has found its route. */
export interface Call {
  readonly request: Request;
  /** The query part of the URL. */
  readonly query: URLSearchParams;
  /** Where the API starts, as the client reaches it: `http://127.0.0.1:1234/beta`. */
  readonly base: string;
  /** The last path segment that stands for an id, decoded; empty where the route has none. */
  readonly id: string;
  /** Answers another request in the same process, as `$batch` needs it. */
  readonly dispatch: (request: Request) => Promise<Response>;
  /** Answers an item of a batch that never becomes a request. */
  readonly refuse: (error: GraphError, headers: Headers) => Response;
}

export type Handler = (call: Call, services: Services) => Response | Promise<Response>;
export type KindHandler = (call: Call, services: Services, kind: Kind) => Response | Promise<Response>;
