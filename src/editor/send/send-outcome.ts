import type { Intent } from '../../catalog/kinds';
import { Cancelled, HumanError, nothingSent } from '../../errors';
import type { EnvironmentName } from '../../request/environment';
import type { SubmitOutcome } from '../../submit/submission';
import { cutBetweenCharacters } from '../../text/plain-text';
import { redactHeaders } from '../../text/redaction';
import { beginningOf } from '../../transport/http-answer';
import type { CheckedSnapshot } from '../../validation/check';
import { problemOf } from '../../validation/problem';

/** How an Add or Update ended, as other extensions get it: plain data (contract §5). */
export interface SendOutcome extends Omit<SubmitOutcome, 'attempt'> {
  readonly response?: {
    readonly status: number;
    /** As the panel shows them: cookies and the like redacted. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly durationMs: number;
    /** The outcome came from another process, and the body was too large to come along: it is only the beginning. */
    readonly bodyIsCut?: true;
  };
}

/** The outcome where the person was asked and said no, before anything began. */
export function declinedOutcome(
  intent: Intent,
  { snapshot, check }: CheckedSnapshot,
  environment: EnvironmentName | undefined,
): SendOutcome {
  const kind = snapshot.payload.kind?.id;
  const problems = check.findings.map(problemOf);
  return { status: 'cancelled', intent, kind, environment, problems, error: nothingSent };
}

/**
 * The outcome of a failure or a cancellation that no submission has reported.
 *
 * @param why what was thrown
 * @param what the title of the command
 */
export function failedOutcome(
  intent: Intent,
  why: unknown,
  what: string,
  environment: EnvironmentName | undefined,
): SendOutcome {
  const rest = { intent, kind: undefined, environment, problems: [] };
  if (Cancelled.is(why)) return { status: 'cancelled', ...rest, error: nothingSent };
  return { status: 'failed', ...rest, error: HumanError.is(why) ? why.message : `${what} failed. The log says why.` };
}

/** UTF-16 units of a body that still cross from one process to another: VS Code's window is one, and stalls over large ones. */
const longestCrossing = 256 * 1024;

export function sendOutcome({ attempt, ...outcome }: SubmitOutcome): SendOutcome {
  if (!attempt?.result.ok) return outcome;
  const { status, headers, body, durationMs } = attempt.result.answer;
  const response = { status, headers: Object.fromEntries(redactHeaders(headers)), body, durationMs };
  if (body.length <= longestCrossing) return { ...outcome, response };
  return { ...outcome, response: cutWhenCrossing(response, beginningOf(attempt.result.answer, longestCrossing + 1)) };
}

/**
 * Whoever asked for the outcome within the extension host has all of the body. VS Code hands the outcome of what was chosen
 * in its window over to it as JSON, where nobody reads it: there the body is its beginning, and is marked as such.
 */
function cutWhenCrossing(response: NonNullable<SendOutcome['response']>, beginning: string) {
  const body = cutBetweenCharacters(beginning, longestCrossing);
  return Object.defineProperty({ ...response }, 'toJSON', { value: () => ({ ...response, body, bodyIsCut: true }) });
}
