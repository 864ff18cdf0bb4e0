import { both, type Rule } from '../../rule';

/**
 * What the reader of the text found (RFC 8259). Nothing can be sent that no reader of JSON takes, so that no setting makes
 * it less than an error (contracts.md §4). Only characters that are no part of JSON have a fix: where a bracket is missing,
 * it may be missing anywhere.
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
