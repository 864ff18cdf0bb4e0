import type { Attempt } from './attempt';
import { profileOf } from './wording';
import { isBuiltIn } from '../request/environment';

type Say = (attempt: Attempt) => string;

/** What a service does that refuses: continues “Not added: the sandbox …”. */
const rows: Readonly<Record<number, Say>> = {
  401: ({ environment }) => `did not accept the ${isBuiltIn(environment) ? 'token' : 'sign-in'}`,
  403: () => 'does not allow it',
  404: ({ intent, kind }) =>
    intent === 'update' ? `has no ${profileOf(kind)} with this id` : 'does not know the address',
  405: ({ request }) => `does not take ${request.method} at this address`,
  408: () => 'did not get the whole request in time',
  409: () => 'has something that conflicts with it',
  410: () => 'says that this is gone for good',
  412: ({ kind }) => `has another version of this ${profileOf(kind)}`,
  413: () => 'finds the payload too large',
  415: () => 'does not take this media type',
  423: ({ kind }) => `has locked this ${profileOf(kind)}`,
  429: () => 'got too many requests',
  501: () => 'does not offer this',
  503: () => 'is not available at the moment',
  507: () => 'has no room left',
  509: () => 'got too many requests',
};

/** Continues “the sandbox …” with what the status says; never a word of the server. */
export function refusalPhrase(attempt: Attempt, status: number): string {
  if (status >= 300 && status < 400) return 'sent the request elsewhere';
  return rows[status]?.(attempt) ?? 'refused the request';
}
