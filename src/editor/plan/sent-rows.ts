import { longestKept, type Ended } from '../../history/entry';
import { mostBytes } from '../../history/history';
import { profileNameAt } from '../../payload/profile-name';
import type { Sent } from '../../plan/apply/outgoing';
import type { AppliedRow, Result } from '../../plan/apply/result';
import type { Environment } from '../../request/environment';
import { readBodyLimit } from '../../response/answer-body';
import type { Attempt } from '../../response/attempt';
import { describeAttempt } from '../../response/describe-attempt';
import { readAnswerBy } from '../../response/read-answer';
import { byService } from '../../submit/by-service';
import { plainText } from '../../text/plain-text';
import type { HttpAnswer } from '../../transport/http-answer';
import { workOut } from '../problems/work-out';

/** The newest requests of a plan, no more than the history keeps. */
export class SentRows {
  readonly #rows: Sent[] = [];
  #length = 0;

  /** @param limit how many the history keeps */
  constructor(private readonly limit: number) {}

  readonly add = (sent: Sent): void => {
    const { cameBack } = sent;
    const held = { ...sent, cameBack: typeof cameBack === 'string' ? cameBack : ofItself(cameBack) };
    this.#rows.push(held);
    this.#length += lengthOf(held);
    while (this.#rows.length > this.limit || this.#length > mostBytes) {
      const oldest = this.#rows.shift();
      if (!oldest) return;
      this.#length -= lengthOf(oldest);
    }
  };

  /** The requests in the form of single writes, oldest first, each made only when it is asked for. */
  async *responses(applied: readonly AppliedRow[], environment: Environment): AsyncGenerator<Ended> {
    const results = new Map(applied.map(({ absolute, result }) => [absolute, result]));
    for (const { row, send, request, sentAt, cameBack, isLost } of this.#rows) {
      const file = row.absolute;
      const result = results.get(file);
      const foundOut = isLost && result ? foundOutOf(result) : undefined;
      const isAnswered = typeof cameBack !== 'string';
      const attempt: Attempt = {
        ...{ intent: send.what, kind: send.kind, file, environment, request, sentAt, documentChanged: false },
        name: send.what === 'delete' ? undefined : profileNameAt(send.kind, send.payload.document.tape),
        result: isAnswered ? { ok: true, answer: cameBack } : noAnswer(cameBack, foundOut),
        foundOut,
        changes: send.what === 'update' ? (result?.changes ?? send.difference.changes.map(open)) : undefined,
        byService:
          send.what === 'add' && isAnswered
            ? await byService(send.payload, undefined, cameBack, { workOut })
            : undefined,
      };
      const read = isAnswered ? await readAnswerBy(workOut, attempt, cameBack) : undefined;
      yield { attempt, view: describeAttempt(attempt, read), file };
    }
  }
}

const lengthOf = ({ request, cameBack }: Sent) =>
  (request.body ?? '').length + (typeof cameBack === 'string' ? 0 : cameBack.body.length);

/**
 * An answer with a copy of its text: a substring would keep the answer to the whole batch in memory. A body that is too long to
 * be parsed is cut.
 */
const ofItself = (answer: HttpAnswer): HttpAnswer => ({
  ...answer,
  body: Buffer.from(answer.bodyBytes > readBodyLimit ? answer.body.slice(0, longestKept + 1) : answer.body).toString(),
});

const noAnswer = (message: string, foundOut = 'Refresh the plan to find out.'): Attempt['result'] => ({
  ok: false,
  failure: { code: 'unknown', message, advice: [foundOut], mayHaveArrived: true },
});

/** What the plan found out about a lost request; undefined if that is still open. */
function foundOutOf({ status, id }: Result): string | undefined {
  if (status === 'added' && id !== undefined) return `The plan found it afterward: ID ${plainText(id, 100)}.`;
  return status === 'updated' || status === 'deleted' ? `The plan found afterward that it was ${status}.` : undefined;
}

/** A change, when nobody knows whether it was kept. */
const open = <T>(change: T) => ({ ...change, kept: null, isOld: false });
