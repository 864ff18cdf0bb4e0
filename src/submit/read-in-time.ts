import type { WorkOut } from '../difference/work';
import { readAnswer, readAnswerBy, type AnsweredRequest, type ReadAnswer } from '../response/read-answer';
import type { HttpAnswer } from '../transport/http-answer';

/** Milliseconds per million characters that an answer waits for a thread that may be busy or still starting. */
const patience = 100;

/**
 * Reads an answer in another thread. If that takes too long or fails, the answer is read in this one: a person is waiting, and
 * the ID in it must not be lost.
 *
 * @param workOut may be slow or reject
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
