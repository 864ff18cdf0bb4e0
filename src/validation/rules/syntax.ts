import { both, type Rule } from '../rule';

export const syntax = {
  id: 'syntax',
  severity: 'error',
  intents: both,
  title: 'The text is not JSON, beyond comments and trailing commas.',
  document: ({ document }) => document.faults.map((fault) => ({ ...fault, pointer: '' })),
} as const satisfies Rule;
