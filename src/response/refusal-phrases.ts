import type { Operation } from '../catalog/kinds';
import type { Attempt } from './attempt';
import { profileOf } from './wording';
import { isBuiltIn } from '../request/environment';

/** A request that was refused: of a payload, or for what is live. */
export interface RefusedRequest extends Pick<Attempt, 'environment' | 'kind' | 'request'> {
  readonly intent: Operation;
}

type Say = (refused: RefusedRequest) => string;

/** Requests to the whole set: a 404 says nothing of a profile. */
const ofTheSet: readonly Operation[] = ['add', 'list'];

/** What a service does that refuses: continues “Not added: the sandbox …”. */
const rows: Readonly<Record<number, Say>> = {
  401: ({ environment }) => `didn’t accept the ${isBuiltIn(environment) ? 'token' : 'sign-in'}`,
  403: () => 'doesn’t allow it',
  404: ({ intent, kind }) =>
    ofTheSet.includes(intent) ? 'doesn’t know this address' : `has no ${profileOf(kind)} with this ID`,
  405: ({ request }) => `doesn’t accept ${request.method} at this address`,
  408: () => 'didn’t receive the whole request in time',
  409: () => 'has a conflicting change',
  410: () => 'says that this is permanently gone',
  412: ({ kind }) => `has another version of this ${profileOf(kind)}`,
  413: () => 'considers the payload too large',
  415: () => 'doesn’t accept this media type',
  423: ({ kind }) => `has locked this ${profileOf(kind)}`,
  429: () => 'received too many requests',
  501: () => 'doesn’t support this',
  503: () => 'is not available right now',
  507: () => 'is out of storage space',
  509: () => 'received too many requests',
};

/** Continues “the sandbox …” with what the status says; never a word of the server. */
export function refusalPhrase(refused: RefusedRequest, status: number): string {
  if (status >= 300 && status < 400) return 'redirected the request';
  return rows[status]?.(refused) ?? 'refused the request';
}
