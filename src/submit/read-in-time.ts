import type { WorkOut } from '../difference/work';
import { readAnswer, readAnswerBy, type AnsweredRequest, type ReadAnswer } from '../response/read-answer';
import type { HttpAnswer } from '../transport/http-answer';

/** Milliseconds for each million characters that an answer waits for a thread that is busy, or has to be started first. */
const patience = 100;

/**
 * Reads an answer where that holds nobody up. If nobody reads it there in time, or at all, it is read here: a person waits,
 * and the ID in it must not be lost.
 *
 * @param workOut may be late, or reject
 */
export async function readInTime(asked: AnsweredRequest, answer: HttpAnswer, workOut: WorkOut): Promise<ReadAnswer> {
  const wait = patience * Math.ceil(answer.body.length / 1e6);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, wait, undefined)));
  const read = readAnswerBy(workOut, asked, answer).catch(() => undefined);
  const inTime = await Promise.race([read, late]);
  clearTimeout(timer);
  return inTime ?? readAnswer(asked, answer);
}
