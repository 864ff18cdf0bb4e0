import type { ReadAnswer } from './attempt';
import type { Asked } from './read-answer';
import { verdictOf } from './verdict';

/** The id of a profile that an answer says was created: the one that the headline names. */
export function createdId(asked: Asked, read: ReadAnswer): string | undefined {
  return read.status === 201 && verdictOf(asked, read) === 'done' ? read.id : undefined;
}
