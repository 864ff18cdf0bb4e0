import { findMember, isObject } from '../../../document/members';
import type { Rule } from '../../rule';

/** The ID of an Update goes into the URL (contracts.md §3). The caller says whether one must be known. */
export const missingId = {
  id: 'missing-id',
  severity: 'error',
  intents: ['update'],
  title: 'An Update without the ID of a profile.',
  string({ atRoot, property }) {
    if (!atRoot || property.name !== 'id') return undefined;
    // Not "or remove it": that doesn't help where nobody can be asked for an ID.
    const message = 'The "id" is empty. Enter the ID of the profile to update.';
    return (value) => (value === '' ? message : undefined);
  },
  document({ document: { tape } }, { idRequired }) {
    if (!idRequired || !isObject(tape) || findMember(tape, 'id') !== undefined) return [];
    const message =
      'Nothing says which profile to update. Add its "id" at the root. It goes into the URL, not into the body.';
    return [{ offset: tape.start(0), length: 1, pointer: '', entry: 0, message, certainAt: tape.end(0) }];
  },
  fix: async () => (await import('./fix')).fixMissingId,
} as const satisfies Rule;
