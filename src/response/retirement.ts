import { isBuiltIn } from '../request/environment';
import type { Attempt } from './attempt';

/**
 * What Microsoft announced: dates of the deprecation mark in the beta schema (CSDL annotation `2024-01/Deprecation` on the
 * profile types), which names no replacement. What a live call answers today is not known.
 */
export const announcement =
  'Microsoft deprecated security profiles in Graph beta on 10 April 2024, ' +
  'planned their removal for 10 April 2026, and named no replacement.';

/** How an API that is gone may answer, besides saying so. */
const signs: readonly number[] = [400, 403, 404, 405, 410, 501];

/** The hint that the service may be gone. Never for the sandbox, which is ours and here to stay. */
export function retirementAdvice({ environment }: Attempt, status: number): string[] {
  if (isBuiltIn(environment) || !signs.includes(status)) return [];
  return [`The API may be retired. ${announcement} The sandbox and Preview Request still work.`];
}
