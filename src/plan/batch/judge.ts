import { gateway } from '../../response/verdict';
import { statusPhrase } from '../../response/status-phrases';
import { plural, waitText } from '../../text/quantities';
import type { HttpAnswer, SendResult, TransportFailure } from '../../transport/http-answer';
import { backOffMs } from '../../transport/repeat';
import { isThrottled, longestWaitMs, retryAfterMs } from '../../transport/retry-after';
import { isRead, mostRepeats, type ItemOutcome } from './item';
import { Judgement, type Judged } from './judgement';
import type { Entry } from './queue';
import { readBatchAnswer } from './read-batch-answer';

export interface JudgeContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: () => number;
}

/** How often something is asked for again that changes nothing, or was not sent at all. */
const mostFailures = 3;

/** What a batch's result means for its items. */
export function judgeBatch(entries: readonly Entry[], result: SendResult, context: JudgeContext): Judged {
  const judgement = new Judgement();
  if (!result.ok) return withoutAnswer(entries, result.failure, context, judgement);
  const { answer } = result;
  if (isThrottled(answer)) return wholeThrottled(entries, answer, context, judgement);
  if ([404, 405, 501].includes(answer.status)) return judgement.sendSingly(entries);
  const isSuccess = answer.status >= 200 && answer.status < 300;
  if (!isSuccess) {
    const why = `The service answered a batch with ${answer.status} ${statusPhrase(answer.status)}.`;
    for (const entry of entries) settle(entry, { state: 'answered', answer }, context, judgement);
    return judgement.wholeFailed(why);
  }
  const read = readBatchAnswer(answer, new Set(entries.map(({ item }) => item.id.toLowerCase())));
  if (!read) {
    const why = 'The service’s answer to the batch isn’t one to a batch, so what it did isn’t known.';
    for (const entry of entries) settle(entry, { state: 'unknown', why }, context, judgement);
    return judgement.wholeFailed(why);
  }
  const { answers, contradicted, strays } = read;
  const odd = strays === 0 ? '' : ` It has ${plural(strays, 'answer')} to requests that weren’t sent.`;
  if (odd !== '') judgement.notice = `The service’s answer to a batch isn’t right.${odd}`;
  for (const entry of entries) {
    const id = entry.item.id.toLowerCase();
    const found = answers.get(id);
    const outcome: ItemOutcome = contradicted.has(id)
      ? { state: 'unknown', why: 'The answer to its batch has two different answers to it.' }
      : found
        ? { state: 'answered', answer: found }
        : { state: 'unknown', why: `The answer to its batch leaves it out.${odd}` };
    settle(entry, outcome, context, judgement);
  }
  return judgement;
}

/** The same for a request that went out on its own. */
export function judgeSingle(entry: Entry, result: SendResult, context: JudgeContext): Judged {
  const judgement = new Judgement();
  if (!result.ok) return withoutAnswer([entry], result.failure, context, judgement);
  settle(entry, { state: 'answered', answer: result.answer }, context, judgement);
  return judgement;
}

/** Takes an item's outcome, or has it sent again where that is right. */
function settle(entry: Entry, outcome: ItemOutcome, context: JudgeContext, judgement: Judgement): void {
  if (outcome.state === 'answered' && isThrottled(outcome.answer)) {
    const wait = waitOf(outcome.answer, entry.repeats, context);
    if (entry.repeats < mostRepeats && wait <= longestWaitMs) {
      entry.repeats += 1;
      judgement.throttle(entry, context.now, wait);
      return;
    }
  }
  const lost = outcome.state === 'unknown' || (outcome.state === 'answered' && isPassing(outcome.answer.status));
  if (lost && isRead(entry.item) && entry.failures < mostFailures) askAgain(entry, context, judgement);
  else judgement.settled(entry, outcome);
}

const isPassing = (status: number) => status === 500 || status === 503 || gateway(status);

function askAgain(entry: Entry, { now, random }: JudgeContext, judgement: Judgement): void {
  entry.failures += 1;
  judgement.later(entry, now + backOffMs(entry.failures - 2, random()));
}

function withoutAnswer(
  entries: readonly Entry[],
  { message: why, mayHaveArrived }: TransportFailure,
  context: JudgeContext,
  judgement: Judgement,
): Judged {
  let unreachable = false;
  for (const entry of entries) {
    if (mayHaveArrived) settle(entry, { state: 'unknown', why }, context, judgement);
    else if (entry.failures < mostFailures) askAgain(entry, context, judgement);
    else {
      unreachable = true;
      judgement.settled(entry, { state: 'unsent', why });
    }
  }
  return unreachable ? judgement.giveUp(why) : judgement.wholeFailed(why);
}

function wholeThrottled(
  entries: readonly Entry[],
  answer: HttpAnswer,
  context: JudgeContext,
  judgement: Judgement,
): Judged {
  const most = Math.max(...entries.map(({ repeats }) => repeats));
  const wait = waitOf(answer, most, context);
  if (most >= mostRepeats || wait > longestWaitMs) {
    const why =
      wait > longestWaitMs
        ? `The service is too busy, and asks to wait ${waitText(wait)}.`
        : 'The service stayed too busy to take anything.';
    for (const entry of entries) judgement.settled(entry, { state: 'answered', answer });
    return judgement.giveUp(why);
  }
  for (const entry of entries) {
    entry.repeats += 1;
    judgement.throttle(entry, context.now, wait);
  }
  judgement.whole = true;
  return judgement;
}

const waitOf = (answer: HttpAnswer, repeats: number, { now, random }: JudgeContext) =>
  Math.round(retryAfterMs(answer, now) ?? backOffMs(repeats, random()));
