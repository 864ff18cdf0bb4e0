import type { Kind, KindId, Write } from '../catalog/kinds';
import { environments, type Environment } from '../request/environment';
import type { GraphRequest } from '../request/graph-request';
import type { Attempt } from '../response/attempt';
import { beginningOfValue } from '../response/changes-view';
import { describeAttempt } from '../response/describe-attempt';
import type { ReadAnswer } from '../response/read-answer';
import type { ResponseView } from '../response/view';
import { verbs } from '../response/wording';
import { cutBetweenCharacters } from '../text/plain-text';
import { redactHeaders, redactText } from '../text/redaction';
import { beginningOf, type SendResult } from '../transport/http-answer';

/** The version of the format. A file of a newer one isn't read. */
export const entryVersion = 1;

/** An attempt as it is kept: what the panel shows of it, without any secret. Plain data. */
export interface HistoryEntry {
  readonly version: typeof entryVersion;
  /** Time and a part of the request's GUID; sorts by time, and is fit for a file name. */
  readonly id: string;
  readonly intent: Write;
  readonly kind: KindId;
  /** URI of the payload, or of the live document if a profile was deleted without one. */
  readonly file: string;
  readonly environment: Environment;
  readonly request: GraphRequest;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly documentChanged: boolean;
  readonly result: SendResult;
  /** What an Update by difference changed, and what somebody else had changed meanwhile. */
  readonly changes?: Attempt['changes'];
  readonly theirs?: Attempt['theirs'];
  /** What the service set or changed by itself. */
  readonly byService?: Attempt['byService'];
  /** What people know the profile by, as the payload says. */
  readonly name?: string | undefined;
  /** What was found out later about the outcome, as a sentence. */
  readonly foundOut?: string | undefined;
  /** What the panel showed of a sign-in, which itself isn't kept. */
  readonly signedIn?: Pick<ResponseView, 'advice'> & Pick<ResponseView['request'], 'headers'>;
  /** How it ended, for the list. */
  readonly summary: Pick<ResponseView, 'headline' | 'tone' | 'name'>;
}

/** A longer body is cut off here. In UTF-16 units. */
export const longestKept = 1024 * 1024;

const kept = (text: string) => redactText(cutBetweenCharacters(text, longestKept));

/** The ID of an attempt's entry. */
export function entryId({ sentAt, request }: Pick<Attempt, 'sentAt' | 'request'>): string {
  const guid = (request.headers['client-request-id'] ?? '').replace(/[^\da-f]/gi, '').slice(0, 8);
  return `${sentAt.replace(/\D/g, '')}-${guid}`;
}

/** The entry for an attempt. */
export function entryOf({ attempt, view, file }: Ended): HistoryEntry {
  const { intent, kind, environment, request, sentAt, documentChanged } = attempt;
  return {
    version: entryVersion,
    id: entryId(attempt),
    intent,
    kind: kind.id,
    file: redactText(file),
    environment,
    request: {
      ...request,
      url: redactText(request.url),
      headers: Object.fromEntries(redactHeaders(Object.entries(request.headers))),
      ...(request.body === undefined ? {} : { body: kept(request.body) }),
      ...((request.body?.length ?? 0) > longestKept ? { isCut: true } : {}),
    },
    sentAt,
    documentChanged,
    result: keptResult(attempt.result),
    ...keptChanges(attempt),
    ...(attempt.access && {
      signedIn: { advice: view.advice.map(redactText), headers: view.request.headers },
    }),
    summary: {
      headline: redactText(view.headline),
      tone: view.tone,
      ...(view.name === undefined ? {} : { name: redactText(view.name) }),
    },
  };
}

/** An attempt that has ended. `file`: URI of the payload. */
export interface Ended {
  readonly attempt: Attempt;
  readonly view: ResponseView;
  readonly file: string;
}

/** The entries for attempts, each made only when it is asked for. */
export async function* entriesOf(ended: Iterable<Ended> | AsyncIterable<Ended>): AsyncGenerator<HistoryEntry> {
  for await (const each of ended) yield entryOf(each);
}

/** The changes, redacted as JSON: no character of a bearer token has a meaning there. */
function keptChanges({ changes, theirs, byService, name, foundOut }: Attempt): KeptChanges {
  const cut = byService && { ...byService, changes: byService.changes.map(cutChange) };
  const kept = { changes: changes?.map(cutChange), theirs: theirs?.map(cutChange), byService: cut, name, foundOut };
  return JSON.parse(redactText(JSON.stringify(kept))) as KeptChanges;
}

/** A member may have megabytes. */
function cutChange<C extends { readonly before: string | null; readonly after: string | null }>(change: C): C {
  const [before, after] = [change.before, change.after].map((text) => text && beginningOfValue(text));
  return { ...change, before, after };
}

type KeptChanges = Pick<HistoryEntry, 'changes' | 'theirs' | 'byService' | 'name' | 'foundOut'>;

function keptResult(result: SendResult): SendResult {
  if (!result.ok) return JSON.parse(redactText(JSON.stringify(result))) as SendResult;
  const { answer } = result;
  const bodyState = answer.body.length > longestKept ? 'too-large' : answer.bodyState;
  return {
    ...result,
    answer: {
      ...answer,
      pieces: undefined,
      headers: redactHeaders(answer.headers),
      body: redactText(beginningOf(answer, longestKept)),
      bodyState,
    },
  };
}

/** The attempt of an entry, for everything that shows attempts. */
export function attemptOf(entry: HistoryEntry, kind: Kind): Attempt {
  const { intent, file, environment, request, sentAt, documentChanged, result } = entry;
  const { changes, theirs, byService, name, foundOut } = entry;
  return {
    ...{ intent, kind, file, environment, request, sentAt, documentChanged, result },
    ...{ changes, theirs, byService, name, foundOut },
  };
}

/** What the panel showed of an entry's attempt. @param read its answer */
export function shownAgain({ signedIn }: HistoryEntry, attempt: Attempt, read?: ReadAnswer): ResponseView {
  const view = describeAttempt(attempt, read);
  if (!signedIn) return view;
  return { ...view, advice: signedIn.advice, request: { ...view.request, headers: signedIn.headers } };
}

/** Parses an entry: `newer` if a newer version wrote it, `damaged` if it isn't one or was cut off. */
export function readEntry(text: string): HistoryEntry | 'newer' | 'damaged' {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'damaged';
  }
  if (typeof value !== 'object' || value === null || !('version' in value)) return 'damaged';
  if (typeof value.version === 'number' && value.version > entryVersion) return 'newer';
  return isEntry(value) ? value : 'damaged';
}

/** Whether it has everything that is later used without a check. */
function isEntry(value: object): value is HistoryEntry {
  const { version, id, intent, kind, file, sentAt, request, environment, result, summary, signedIn } =
    value as Partial<HistoryEntry>;
  const texts: readonly unknown[] = [
    id,
    kind,
    file,
    sentAt,
    request?.url,
    request?.method,
    environment?.label,
    summary?.headline,
    ...Object.values(request?.headers ?? {}),
    ...(signedIn?.advice ?? []),
  ];
  const answer = result?.ok === true ? result.answer : undefined;
  const hasResult = answer ? isText(answer.body) && arePairs(answer.headers) : result?.ok === false;
  return (
    version === entryVersion &&
    texts.every(isText) &&
    typeof request?.headers === 'object' &&
    Boolean(request.headers) &&
    Object.hasOwn(verbs, intent ?? '') &&
    Object.hasOwn(environments, environment?.name ?? '') &&
    !Number.isNaN(Date.parse(sentAt ?? '')) &&
    hasResult &&
    (signedIn === undefined || (Array.isArray(signedIn.advice) && arePairs(signedIn.headers)))
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Names and values of headers. */
const arePairs = (headers: unknown) =>
  Array.isArray(headers) &&
  headers.every((pair: unknown) => Array.isArray(pair) && pair.length === 2 && pair.every(isText));
