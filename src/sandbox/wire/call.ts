import type { Intent, Kind, KindId } from '../../catalog/kinds';
import type { Catalog } from '../../catalog/catalog';
import type { Problem } from '../../validation/problem';
import type { Store } from '../store/store';
import type { GraphError } from './graph-error';

/** Checks a body by the editor's rules: a problem of severity `error` is refused. */
export type CheckBody = (kind: KindId, intent: Intent, text: string) => readonly Problem[];

/** What requests read and write. */
export type ServedStore = Pick<Store, 'get' | 'all' | 'ago' | 'commit'>;

/** Replaces the sandbox's store for a request with this method and for its items. */
export type StoreInstead = (store: ServedStore, method: string) => ServedStore;

/** What the routes of a sandbox work with. */
export interface Backend {
  readonly store: ServedStore;
  readonly check: CheckBody;
  readonly catalog: Catalog;
  /** Makes a GUID in lowercase. */
  readonly newId: () => string;
  readonly now: () => Date;
}

/** A request that matched a route. */
export interface Call {
  readonly request: Request;
  /** The query part of the URL. */
  readonly query: URLSearchParams;
  /** The root of the API as the client reaches it: `http://127.0.0.1:1234/beta`. */
  readonly base: string;
  /** The last path segment that stands for an ID, decoded; empty if the route has none. */
  readonly id: string;
  /** Responds to another request in the same process, for `$batch`. */
  readonly dispatch: (request: Request) => Promise<Response>;
  /** The response to an item of a batch that never becomes a request. */
  readonly refuse: (error: GraphError, headers: Headers) => Response;
}

export type Handler = (call: Call, backend: Backend) => Response | Promise<Response>;
export type KindHandler = (call: Call, backend: Backend, kind: Kind) => Response | Promise<Response>;
