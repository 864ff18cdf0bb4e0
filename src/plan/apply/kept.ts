import { keptChanges, type KeptChange } from '../../difference/kept';
import { readLive } from '../../difference/read-live';
import { plainText } from '../../text/plain-text';
import { list } from '../../text/quote';
import type { HttpAnswer } from '../../transport/http-answer';
import type { Sending } from '../plan';

type Update = Extract<Sending, { what: 'update' }>;

/** What a result says of an Update whose profile is known afterwards. */
export interface KeptResult {
  readonly changes: readonly KeptChange[];
  /** Where the service made something else of a change, in a sentence. */
  readonly error?: string;
}

/**
 * Whether the service kept each change (contract §10.2 (7)).
 *
 * @returns undefined for an answer without the profile, such as 204
 */
export function keptOf(send: Update, answer: Pick<HttpAnswer, 'body'>): KeptResult | undefined {
  if (answer.body.trim() === '') return undefined;
  const after = readLive(answer.body);
  return after.ok ? keptIn(send, answer.body, 'answer') : undefined;
}

/** @param text the profile after the write */
export function keptIn(send: Update, text: string, from: 'answer' | 'read'): KeptResult {
  const after = readLive(text);
  const members = after.ok ? { members: after.members, from } : undefined;
  const changes = keptChanges(send.payload, send.difference.changes, send.live, members);
  const lost = changes.filter(({ kept }) => kept === false).map(({ property }) => plainText(property, 60));
  if (lost.length === 0) return { changes };
  return { changes, error: `The service answered that all is well, but didn’t keep ${list(lost)}.` };
}
