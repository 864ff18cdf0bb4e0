import type { Attempt } from './attempt';
import { profileOf } from './wording';
import { isBuiltIn } from '../request/environment';

type Say = (attempt: Attempt) => string;

/** What a service does that refuses: continues “Not added: the sandbox …”. */
const rows: Readonly<Record<number, Say>> = {
  401: ({ environment }) => `didn’t accept the ${isBuiltIn(environment) ? 'token' : 'sign-in'}`,
  403: () => 'doesn’t allow it',
  404: ({ intent, kind }) =>
    intent === 'update' ? `has no ${profileOf(kind)} with this ID` : 'doesn’t know this address',
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
export function refusalPhrase(attempt: Attempt, status: number): string {
  if (status >= 300 && status < 400) return 'redirected the request';
  return rows[status]?.(attempt) ?? 'refused the request';
}
