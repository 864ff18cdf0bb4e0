import { baseName } from '../catalog/file-names';
import { cancelled, type TransportFailure } from '../transport/http-answer';
import { adviceFor } from './advice';
import { changeNotes, notKept } from './change-notes';
import { changesView } from './changes-view';
import { shownBody } from './answer-body';
import type { Attempt } from './attempt';
import { headerValue } from '../transport/http-answer';
import { headlineOfAnswer, headlineOfFailure } from './headline';
import { isBuiltIn } from '../request/environment';
import type { GraphRequest } from '../request/graph-request';
import { shownHeaders } from '../request/http-text';
import { cutBetweenCharacters, plainText } from '../text/plain-text';
import { providerNotes } from './provider-warnings';
import { readAnswer, type ReadAnswer } from './read-answer';
import { repeatNotes } from './repeats';
import { redactHeaders, redactText } from '../text/redaction';
import { statusPhrase } from './status-phrases';
import { timingView } from './timing-view';
import { tones, verdictOf } from './verdict';
import { shownBodyLimit, type AnswerView, type ResponseView } from './view';

/**
 * What the panel shows of an attempt: pure, and free of tokens.
 *
 * @param read its answer, where somebody has read that already
 */
export function describeAttempt(attempt: Attempt, read?: ReadAnswer): ResponseView {
  const { result } = attempt;
  if (!result.ok) return describeFailure(attempt, result.failure);
  return describeAnswer(attempt, read ?? readAnswer(attempt, result.answer));
}

/** The view of an attempt of which more is known now: what the service made of the profile. */
export function withChanges(view: ResponseView, attempt: Attempt): ResponseView {
  const changes = changesView(attempt);
  return changes ? { ...view, changes } : view;
}

function describeAnswer(attempt: Attempt, read: ReadAnswer): ResponseView {
  const verdict = verdictOf(attempt, read);
  const { headline, notice } = headlineOfAnswer(attempt, read, verdict);
  return {
    tone: verdict === 'done' && notKept(attempt.changes) !== undefined ? 'warning' : tones[verdict],
    headline: redactText(headline),
    notice,
    notes: [...repeatNotes(attempt.result.repeats), ...providerNotes(read.answer), ...changeNotes(attempt)],
    advice: adviceFor(attempt, read, verdict),
    ...about(attempt, read.name ?? attempt.name),
    ...(read.id === undefined ? {} : { id: plainText(read.id, 100) }),
    answer: answerView(read, timingView(attempt.result)?.total),
  };
}

function describeFailure(attempt: Attempt, failure: TransportFailure): ResponseView {
  return {
    tone: failure.mayHaveArrived ? 'warning' : failure.code === cancelled ? 'neutral' : 'failure',
    ...headlineOfFailure(attempt),
    notes: [...repeatNotes(attempt.result.repeats), ...changeNotes(attempt)],
    advice: failure.advice,
    ...about(attempt, attempt.name),
    failureCode: failure.code,
  };
}

/** What is known of an attempt before it ends. */
function about(attempt: Attempt, name: string | undefined) {
  const { kind, file, environment, request, sentAt, documentChanged, access } = attempt;
  const changes = changesView(attempt);
  const timing = timingView(attempt.result);
  const carriesToken = access !== undefined || isBuiltIn(environment);
  const clientRequestId = headerValue(Object.entries(request.headers), 'client-request-id');
  return {
    kindLabel: kind.label,
    ...(changes && { changes }),
    ...(timing && { timing }),
    ...(name === undefined ? {} : { name }),
    file: baseName(file),
    environment: environment.label,
    request: {
      method: request.method,
      url: request.url,
      headers: redactHeaders(Object.entries(carriesToken ? shownHeaders(request) : request.headers)),
      ...(request.body === undefined ? {} : { body: redactText(cutBetweenCharacters(request.body, shownBodyLimit)) }),
      ...cutOf(request),
      ...(clientRequestId === undefined ? {} : { clientRequestId }),
    },
    sentAt,
    documentChanged,
  };
}

/** Why the body that is shown of a request isn't all of it. */
function cutOf({ isCut = false, body = '' }: GraphRequest): Pick<ResponseView['request'], 'cut'> {
  if (isCut) return { cut: 'kept' };
  return body.length > shownBodyLimit ? { cut: 'shown' } : {};
}

function answerView({ answer, error, status, form }: ReadAnswer, durationMs = answer.durationMs): AnswerView {
  const requestId = plainText(headerValue(answer.headers, 'request-id') ?? error?.requestId ?? '', 100);
  return {
    status,
    reason: statusPhrase(status),
    durationMs,
    ...(requestId === '' ? {} : { requestId }),
    headers: redactHeaders(answer.headers),
    ...(error === undefined ? {} : { error }),
    body: shownBody(answer, form),
  };
}
