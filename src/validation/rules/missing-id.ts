import type { Rule } from '../rule';

/** Update's id goes into the URL. Whether one must be known is the caller's to say (`idRequired`): see check.ts. */
export const missingId = {
  id: 'missing-id',
  severity: 'error',
  intents: ['update'],
  title: 'An Update whose id is empty, or, where nobody can be asked, not known.',
  string({ atRoot, property }) {
    if (!atRoot || property.name !== 'id') return undefined;
    return (value) => (value === '' ? emptySentence : undefined);
  },
} as const satisfies Rule;

const emptySentence = 'The "id" is empty. Write the id of the profile to update, or take the property out to be asked.';

export const idUnknownSentence =
  'Nothing tells which profile to update. Add its "id" to the root; it goes into the URL, not into the body.';
