import { cancelled } from '../transport/http-answer';
import type { Attempt } from './attempt';
import { notKept } from './change-notes';
import { plainText } from '../text/plain-text';
import { serverReason } from '../answer/error-body';
import type { ReadAnswer } from './read-answer';
import { refusalPhrase } from './refusal-phrases';
import { statusPhrase } from './status-phrases';
import { gateway, type Verdict } from './verdict';
import { placeOf } from '../request/environment';
import { afterColon, capitalised, profileOf, verbs } from './wording';

/** A headline, and the same without a word of the server. */
export interface Headline {
  readonly headline: string;
  readonly notice: string;
}

/** Names and ids of this form cannot become a link or a command, wherever they are shown. */
const harmless = /^[\w.@-]{1,64}$/;

/** The sentence for an answer: what became of the profile, who said so, and why. */
export function headlineOfAnswer(attempt: Attempt, read: ReadAnswer, verdict: Verdict): Headline {
  const lost = verdict === 'done' ? notKept(attempt.changes) : undefined;
  if (lost !== undefined) {
    const notice = capitalised(
      `${placeOf(attempt.environment)} answered ${read.status}, but didn’t keep every change.`,
    );
    return { headline: `${notice} It ${lost}.`, notice };
  }
  if (verdict === 'done' || verdict === 'partly') return headlineOfSuccess(attempt, read, verdict);
  const notice = sentences[verdict](attempt, read);
  const reason = verdict === 'gone' ? undefined : serverReason(read.error);
  return { headline: reason === undefined ? notice : `${notice} ${reason}`, notice };
}

/** The sentence for an attempt without an answer. */
export function headlineOfFailure(attempt: Attempt): Headline {
  const { result, intent, kind, environment } = attempt;
  const { done } = verbs[intent];
  if (result.ok || result.failure.code === cancelled) {
    const open = result.ok || result.failure.mayHaveArrived;
    const notice = `Canceled. The ${profileOf(kind)} ${open ? `may have been ${done} anyway` : `was not ${done}`}.`;
    return { headline: notice, notice };
  }
  const outcome = result.failure.mayHaveArrived ? `Might have been ${done}` : `Not ${done}`;
  return {
    headline: capitalised(`${outcome}: ${afterColon(plainText(result.failure.message, 300))}`),
    notice: capitalised(`${outcome}: no response from ${placeOf(environment)}.`),
  };
}

function headlineOfSuccess(
  attempt: Attempt,
  { id, hasUnusableId, name, status, form }: ReadAnswer,
  verdict: 'done' | 'partly',
): Headline {
  const { done, where } = verbs[attempt.intent];
  const profile = profileOf(attempt.kind);
  const say = (name: string, unnamed: string) => {
    const sentence = capitalised(`${done} ${name} ${where} ${placeOf(attempt.environment)}`);
    const rest = verdict === 'partly' ? `, but not every provider took part${inBrackets(status)}` : '';
    return `${sentence}${rest}${unnamed}.`;
  };
  const missing = id === undefined ? `; ${whyMissing({ form, hasUnusableId })}` : '';
  const unnamed = say(`the ${profile}`, missing);
  // A delete is answered without the profile.
  const known = name ?? (attempt.intent === 'delete' ? attempt.name : undefined) ?? id;
  const named = known === undefined ? unnamed : say(`${profile} ${plainText(known, 120)}`, missing);
  return { headline: named, notice: known !== undefined && harmless.test(known) ? named : unnamed };
}

function whyMissing({ form, hasUnusableId }: Pick<ReadAnswer, 'form' | 'hasUnusableId'>): string {
  if (form === 'unread') return 'the response is too large to search for its ID';
  return hasUnusableId ? 'the ID in the response can’t be used in a URL' : 'the response doesn’t include its ID';
}

/** What is wrong with a success. */
function doubt(graphLike: boolean, error: unknown): string {
  if (!graphLike) return 'but not with a profile';
  return error ? 'but with an error' : 'not 201 Created';
}

/** Why nobody knows. */
function unknownReason(attempt: Attempt, status: number): string {
  if (gateway(status)) return 'didn’t respond to its gateway';
  return status === 503 ? refusalPhrase(attempt, status) : 'failed';
}

const inBrackets = (status: number) => ` (${status} ${statusPhrase(status)})`;

const sentences: Readonly<Record<Exclude<Verdict, 'done' | 'partly'>, (attempt: Attempt, read: ReadAnswer) => string>> =
  {
    gone: ({ kind, environment }, { status }) =>
      `The ${profileOf(kind)} was already gone from ${placeOf(environment)}${inBrackets(status)}.`,
    accepted: ({ intent, environment }, { status }) =>
      `Accepted, not yet ${verbs[intent].done}: ${placeOf(environment)} accepted the request${inBrackets(status)}.`,
    doubtful: ({ intent, environment }, { status, graphLike, error }) =>
      `Might have been ${verbs[intent].done}: ${placeOf(environment)} answered ${status} ${statusPhrase(status)}, ${doubt(graphLike, error)}.`,
    unknown: (attempt, { status }) =>
      `Might have been ${verbs[attempt.intent].done}: ${placeOf(attempt.environment)} ${unknownReason(attempt, status)}${inBrackets(status)}.`,
    failed: ({ intent, environment }, { status }) =>
      `Probably not ${verbs[intent].done}: ${placeOf(environment)} failed${inBrackets(status)}.`,
    refused: (attempt, { status }) =>
      `Not ${verbs[attempt.intent].done}: ${placeOf(attempt.environment)} ${refusalPhrase(attempt, status)}${inBrackets(status)}.`,
  };
