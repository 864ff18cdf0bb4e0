import { childrenOf, findMember, memberNames } from '../../document/members';
import { parseBy, type WorkOut } from '../../difference/work';
import { Entry, type Tape } from '../../document/tape';
import { headerValue, type HeaderList, type HttpAnswer } from '../../transport/http-answer';

/** What a batch's answer says of its items. */
export interface BatchAnswers {
  /** By id in lower case. */
  readonly answers: ReadonlyMap<string, HttpAnswer>;
  /** Ids, in lower case, that were answered more than once, and not alike: nobody knows which answer holds. */
  readonly contradicted: ReadonlySet<string>;
  /** How many answers were to ids that were not asked for, or had no id or status at all. */
  readonly strays: number;
}

/**
 * Reads the answer to a batch: in any order, each item's body as the text that came.
 *
 * @param asked the ids that were sent
 * @param workOut parses it without blocking anybody
 * @returns undefined when it is no answer to a batch: a web page, half a text, an error
 */
export async function readBatchAnswer(
  outer: HttpAnswer,
  asked: ReadonlySet<string>,
  workOut: WorkOut,
): Promise<BatchAnswers | undefined> {
  if (outer.bodyState !== 'whole') return undefined;
  const { tape, faults, extras } = await parseBy(workOut, outer.body);
  const responses = faults.length + extras.length === 0 ? valueAt(tape, 0, 'responses') : undefined;
  if (responses === undefined || tape.what(responses) !== Entry.Array) return undefined;
  const answers = new Map<string, HttpAnswer>();
  const contradicted = new Set<string>();
  let strays = 0;
  for (const entry of childrenOf(tape, responses)) {
    const id = idOf(tape, entry);
    const answer = answerOf(tape, entry, outer);
    if (id === undefined || !answer || !asked.has(id)) {
      strays += 1;
      continue;
    }
    const before = answers.get(id);
    if (before && (before.status !== answer.status || before.body !== answer.body)) contradicted.add(id);
    answers.set(id, answer);
  }
  return { answers, contradicted, strays };
}

function valueAt(tape: Tape, object: number, name: string): number | undefined {
  const at = findMember(tape, name, object);
  return at === undefined ? undefined : at + 1;
}

/** Ids are compared without case; a service may make a number of one that looks like it. */
function idOf(tape: Tape, object: number): string | undefined {
  const at = valueAt(tape, object, 'id');
  if (at === undefined) return undefined;
  if (tape.what(at) === Entry.Number) return tape.literal(at);
  return tape.what(at) === Entry.String ? tape.string(at).toLowerCase() : undefined;
}

function answerOf(tape: Tape, object: number, outer: HttpAnswer): HttpAnswer | undefined {
  const at = valueAt(tape, object, 'status');
  const status = at === undefined ? NaN : Number(tape.literal(at).replaceAll('"', ''));
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const headers = headersOf(tape, valueAt(tape, object, 'headers'), outer);
  const body = bodyOf(tape, valueAt(tape, object, 'body'), headers);
  return {
    status,
    headers,
    body,
    bodyBytes: Buffer.byteLength(body),
    bodyState: 'whole',
    durationMs: outer.durationMs,
  };
}

/** The item's own headers; the outer `Date` tells how long a `Retry-After` of a date is. */
function headersOf(tape: Tape, object: number | undefined, outer: HttpAnswer): HeaderList {
  const own =
    object === undefined
      ? []
      : memberNames(tape, object).flatMap((at): [string, string][] =>
          tape.what(at + 1) === Entry.String
            ? [[tape.name(at).toLowerCase(), tape.string(at + 1)]]
            : tape.what(at + 1) === Entry.Number
              ? [[tape.name(at).toLowerCase(), tape.literal(at + 1)]]
              : [],
        );
  const date = headerValue(outer.headers, 'date');
  return date === undefined || headerValue(own, 'date') !== undefined ? own : [...own, ['date', date]];
}

/** JSON as it stands; what is no JSON comes as a string (OData JSON 4.01 §19.2). */
function bodyOf(tape: Tape, at: number | undefined, headers: HeaderList): string {
  if (at === undefined) return '';
  const isText = tape.what(at) === Entry.String && !/\bjson\b/i.test(headerValue(headers, 'content-type') ?? '');
  return isText ? tape.string(at) : tape.literal(at);
}
