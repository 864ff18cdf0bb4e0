import { both, type Rule } from '../../rule';

/**
 * What the parser found (RFC 8259). What no JSON parser accepts can't be sent, so settings can't change the severity
 * (contracts.md §4). Only characters that don't belong to JSON have a fix: nobody knows where a missing bracket belongs.
 */
export const syntax = {
  id: 'syntax',
  severity: 'error',
  alwaysError: true,
  intents: both,
  title: "The text isn't JSON, even with comments and trailing commas allowed.",
  document: ({ document }) => document.faults.map((fault) => ({ ...fault, pointer: '' })),
  fix: async () => (await import('./fix')).fixSyntax,
} as const satisfies Rule;
