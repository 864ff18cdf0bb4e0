import type { JsonDocument } from '../document/json-document';
import { childrenOf, isObject } from '../document/members';
import { parseDocument } from '../document/parse-document';
import { Entry } from '../document/tape';
import { plainText } from '../text/plain-text';
import { onHostThread } from '../text/host-thread';
import { sizeText } from '../text/quantities';
import { statusPhrase } from '../response/status-phrases';
import { headerValue, type HttpAnswer } from '../transport/http-answer';
import { unreadable, type LiveRequest, type LiveResult } from './live-failure';
import { onlyMember, readProfile, onlyText, type LiveDocument, type LiveProfile } from './live-profile';

/** What a page of a list says. */
export interface ListAnswer {
  readonly profiles: readonly LiveProfile[];
  /** Entries that are no profile: no object, or without an id of their own. */
  readonly unreadable: number;
  /** How many there are in all, where the service tells it. */
  readonly count: number | undefined;
  /** `@odata.nextLink` as it came: nothing that may be followed unlooked at. */
  readonly nextLink: string | undefined;
}

/** Levels of brackets of a profile that are read. */
export const deepestProfile = Infinity;

/** Whether an answer may be an object, and takes longer than a frame to be parsed with cold code. */
export const isLargeObject = ({ body, bodyState }: Pick<HttpAnswer, 'body' | 'bodyState'>): boolean =>
  bodyState === 'whole' && body.length > onHostThread.compare && beginsObject.test(body);

const beginsObject = /^\ufeff?\s*\{/;

/** Reads a page of a list, whatever the service sent. @param parsed its body, where somebody has parsed it */
export function readList(asked: LiveRequest, answer: HttpAnswer, parsed?: JsonDocument): LiveResult<ListAnswer> {
  const read = readObject(asked, answer, 'a list', () => parsed ?? parseDocument(answer.body));
  if (!read.ok) return read;
  const { tape } = read.value;
  const value = onlyMember(tape, 0, 'value');
  if (value === undefined || tape.what(value + 1) !== Entry.Array) {
    return unreadable(asked, answer.status, 'answered with something that isn’t a list of profiles');
  }
  const items = childrenOf(tape, value + 1);
  const profiles = items.map((item) => readProfile(asked.kind, read.value, item)).filter((one) => one !== undefined);
  return {
    ok: true,
    value: {
      profiles,
      unreadable: items.length - profiles.length,
      count: countOf(read.value),
      nextLink: onlyText(tape, 0, '@odata.nextLink'),
    },
  };
}

/**
 * Reads an answer that is one profile: the one that was asked for, by its id.
 *
 * @param parsed its body, where somebody has parsed it
 */
export function readOne(
  asked: LiveRequest,
  answer: HttpAnswer,
  id: string,
  parsed?: JsonDocument,
): LiveResult<LiveDocument> {
  const read = readObject(asked, answer, 'a profile', () => parsed ?? parseDocument(answer.body, deepestProfile));
  if (!read.ok) return read;
  const document = read.value;
  const profile = readProfile(asked.kind, document);
  if (!profile) return unreadable(asked, answer.status, 'answered with something that isn’t a profile');
  // Ids are compared as GUIDs are: without regard to case.
  if (profile.id.toLowerCase() !== id.toLowerCase()) {
    return unreadable(asked, answer.status, 'answered with another profile');
  }
  const etag = profile.etag ?? headerValue(answer.headers, 'etag');
  return { ok: true, value: { ...profile, text: document.text, etag, document } };
}

function readObject(
  asked: LiveRequest,
  answer: HttpAnswer,
  wanted: string,
  parse: () => JsonDocument,
): LiveResult<JsonDocument> {
  const { status, bodyState, bodyBytes, body } = answer;
  const not = (why: string) => unreadable(asked, status, why);
  if (status !== 200) return not(`answered ${status} ${statusPhrase(status)}, but not with ${wanted}`);
  if (bodyState === 'too-large') return not(`answered with more than ${sizeText(bodyBytes - 1)}`);
  if (bodyState === 'broken-off') return not('closed the connection before its response was complete');
  if (body.trim() === '') return not('sent an empty response');
  // 4 MB of brackets hold a thread for 60 ms, 64 MB for ten seconds.
  if (body.length > onHostThread.compare && !beginsObject.test(body))
    return not(`answered with something that isn’t ${wanted}`);
  const document = parse();
  const [fault] = document.faults;
  if (fault) return not(`answered with something that isn’t JSON. ${plainText(fault.message).replace(/\.$/, '')}`);
  if (document.extras.length > 0) return not('answered with something that isn’t JSON');
  if (!isObject(document.tape)) return not(`answered with JSON that isn’t ${wanted}`);
  return { ok: true, value: document };
}

/** `@odata.count`: a whole number from 0 up; services also write it as a text (IEEE754Compatible). */
function countOf({ tape }: JsonDocument): number | undefined {
  const at = onlyMember(tape, 0, '@odata.count');
  if (at === undefined) return undefined;
  const literal = tape.what(at + 1) === Entry.String ? tape.string(at + 1) : tape.literal(at + 1);
  return /^\d{1,15}$/.test(literal) ? Number(literal) : undefined;
}
