import type { WorkOut } from '../../difference/work';
import { gateway } from '../../response/verdict';
import { statusPhrase } from '../../response/status-phrases';
import { plural, waitText } from '../../text/quantities';
import type { HttpAnswer, SendResult, TransportFailure } from '../../transport/http-answer';
import { backOffMs } from '../../transport/repeat';
import { isThrottled, longestWaitMs, retryAfterMs } from '../../transport/retry-after';
import { isRead, mostItemRepeats, type ItemOutcome } from './item';
import { BatchOutcomeBuilder, type BatchOutcome } from './batch-outcome';
import type { QueuedItem } from './batch-queue';
import { readBatchAnswer } from './read-batch-answer';

export interface JudgeContext {
  /** Parses the answer to a batch without blocking anybody. */
  readonly workOut: WorkOut;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: () => number;
}

/** How often something is asked for again that changes nothing, or was not sent at all. */
const mostFailures = 3;

/** What a batch's result means for its items. */
export async function judgeBatch(
  entries: readonly QueuedItem[],
  result: SendResult,
  context: JudgeContext,
): Promise<BatchOutcome> {
  const builder = new BatchOutcomeBuilder();
  if (!result.ok) return withoutAnswer(entries, result.failure, context, builder);
  const { answer } = result;
  if (isThrottled(answer)) return wholeThrottled(entries, answer, context, builder);
  if ([404, 405, 501].includes(answer.status)) return builder.sendSingly(entries);
  const isSuccess = answer.status >= 200 && answer.status < 300;
  if (!isSuccess) {
    const why = `The service answered a batch with ${answer.status} ${statusPhrase(answer.status)}.`;
    for (const entry of entries) settle(entry, { state: 'answered', answer }, context, builder);
    return builder.wholeFailed(why);
  }
  const asked = new Set(entries.map(({ item }) => item.id.toLowerCase()));
  const read = await readBatchAnswer(answer, asked, context.workOut);
  if (!read) {
    const why = 'The service’s response isn’t that of a batch, so what it did isn’t known.';
    for (const entry of entries) settle(entry, { state: 'unknown', why }, context, builder);
    return builder.wholeFailed(why);
  }
  const { answers, contradicted, strays } = read;
  const odd = strays === 0 ? '' : ` It has ${plural(strays, 'response')} to requests that weren’t sent.`;
  if (odd !== '') builder.notice = `The service’s response to a batch isn’t right.${odd}`;
  for (const entry of entries) {
    const id = entry.item.id.toLowerCase();
    const found = answers.get(id);
    const outcome: ItemOutcome = contradicted.has(id)
      ? { state: 'unknown', why: 'The response to its batch has two different responses to it.' }
      : found
        ? { state: 'answered', answer: found }
        : { state: 'unknown', why: `The response to its batch leaves it out.${odd}` };
    settle(entry, outcome, context, builder);
  }
  return builder;
}

/** The same for a request that went out on its own. */
export function judgeSingle(entry: QueuedItem, result: SendResult, context: JudgeContext): BatchOutcome {
  const builder = new BatchOutcomeBuilder();
  if (!result.ok) return withoutAnswer([entry], result.failure, context, builder);
  settle(entry, { state: 'answered', answer: result.answer }, context, builder);
  return builder;
}

/** Takes an item's outcome, or has it sent again where that is right. */
function settle(entry: QueuedItem, outcome: ItemOutcome, context: JudgeContext, builder: BatchOutcomeBuilder): void {
  if (outcome.state === 'answered' && isThrottled(outcome.answer)) {
    const wait = waitOf(outcome.answer, entry.repeats, context);
    if (entry.repeats < mostItemRepeats && wait <= longestWaitMs) {
      entry.repeats += 1;
      builder.throttle(entry, context.now, wait);
      return;
    }
  }
  const lost = outcome.state === 'unknown' || (outcome.state === 'answered' && isPassing(outcome.answer.status));
  if (lost && isRead(entry.item) && entry.failures < mostFailures) askAgain(entry, context, builder);
  else builder.settled(entry, outcome);
}

const isPassing = (status: number) => status === 500 || status === 503 || gateway(status);

function askAgain(entry: QueuedItem, { now, random }: JudgeContext, builder: BatchOutcomeBuilder): void {
  entry.failures += 1;
  builder.later(entry, now + backOffMs(entry.failures - 2, random()));
}

function withoutAnswer(
  entries: readonly QueuedItem[],
  { message: why, mayHaveArrived }: TransportFailure,
  context: JudgeContext,
  builder: BatchOutcomeBuilder,
): BatchOutcome {
  let unreachable = false;
  for (const entry of entries) {
    if (mayHaveArrived) settle(entry, { state: 'unknown', why }, context, builder);
    else if (entry.failures < mostFailures) askAgain(entry, context, builder);
    else {
      unreachable = true;
      builder.settled(entry, { state: 'unsent', why });
    }
  }
  return unreachable ? builder.stop(why) : builder.wholeFailed(why);
}

function wholeThrottled(
  entries: readonly QueuedItem[],
  answer: HttpAnswer,
  context: JudgeContext,
  builder: BatchOutcomeBuilder,
): BatchOutcome {
  const most = Math.max(...entries.map(({ repeats }) => repeats));
  const wait = waitOf(answer, most, context);
  if (most >= mostItemRepeats || wait > longestWaitMs) {
    const why =
      wait > longestWaitMs
        ? `The service is too busy, and asks to wait ${waitText(wait)}.`
        : 'The service stayed too busy to accept anything.';
    for (const entry of entries) builder.settled(entry, { state: 'answered', answer });
    return builder.stop(why);
  }
  for (const entry of entries) {
    entry.repeats += 1;
    builder.throttle(entry, context.now, wait);
  }
  builder.isBatchThrottled = true;
  return builder;
}

const waitOf = (answer: HttpAnswer, repeats: number, { now, random }: JudgeContext) =>
  Math.round(retryAfterMs(answer, now) ?? backOffMs(repeats, random()));
