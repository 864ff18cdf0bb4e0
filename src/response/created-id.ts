import type { HttpAnswer } from '../transport/http-answer';
import { readBody } from './body';
import { readAnswer, type Asked } from './read-answer';
import { verdictOf } from './verdict';

/** The id of a profile that an answer says was created: the one that the headline names. */
export function createdId(asked: Asked, answer: HttpAnswer): string | undefined {
  if (answer.status !== 201) return undefined;
  const read = readAnswer(asked, answer, readBody(answer));
  return verdictOf(asked, read) === 'done' ? read.id : undefined;
}
