import { bodyFacts } from '../answer/body-facts';
import type { JsonDocument } from '../document/json-document';
import { assembleDocument, parseDocument, partsOf } from '../document/parse-document';
import { prettyWhole } from '../document/pretty-json';
import { comparedTextOf, payloadTextOf } from '../payload/payload-text';
import { onHostThread } from '../text/host-thread';
import { redactText } from '../text/redaction';
import { afterUpdate } from './after-update';
import { arrangedLike } from './arranged';
import { changedBeside, madeOf } from './by-service';
import { compared } from './compared';
import { digestsOf } from './digests';
import { keptChanges } from './kept';
import { changedSince, showsBefore } from './remembered-profile';
import { merge } from './merge';
import { notice } from './notice';
import { profileMembers, type RootMembers } from './root-members';
import { knownAfterWrite } from './remember';

/** How a service's text is laid out: JSON also to be compared, without annotations of its root. */
const printedAs = {
  json: prettyWhole,
  compared: (text: string) => prettyWhole(comparedTextOf(text)),
  text: (text: string) => text,
} as const;

export type TextForm = keyof typeof printedAs;

/**
 * The functions that work on payloads and live profiles, and take longer the more text these have. They are pure and return
 * plain data.
 */
const works = {
  afterUpdate,
  arrangedLike,
  bodyFacts,
  changedBeside,
  changedSince,
  compared,
  digestsOf,
  keptChanges,
  knownAfterWrite,
  /** As people read it, without bearer tokens. As bytes, which cost nothing to hand over. */
  laidOut: (text: string, form: TextForm) => new TextEncoder().encode(redactText(printedAs[form](text))),
  madeOf,
  merge,
  notice,
  parsed: (text: string, deepest: number | undefined) => partsOf(parseDocument(text, deepest)),
  payloadText: payloadTextOf,
  showsBefore,
} as const;

type Works = typeof works;

export type WorkName = keyof Works;

/** The arguments of a function. */
export type Given<Name extends WorkName> = Parameters<Works[Name]>;

/** Calls one of the functions without blocking anybody. Rejects only if another thread fails. */
export type WorkOut = <Name extends WorkName>(name: Name, ...given: Given<Name>) => Promise<ReturnType<Works[Name]>>;

/** Calls a function in this thread. @param given its arguments, see {@link Given} */
export const doWork = (name: WorkName, given: readonly unknown[]): unknown =>
  (works[name] as (...given: readonly unknown[]) => unknown)(...given);

/** Calls every function in this thread, for programs in which nobody else waits. */
export const workOutHere: WorkOut = (name, ...given) => Promise.resolve().then(() => doWork(name, given) as never);

/** Parses a text without blocking anybody. @param deepest as in `parseDocument` */
export const parseBy = async (workOut: WorkOut, text: string, deepest?: number): Promise<JsonDocument> =>
  assembleDocument(text, await workOut('parsed', text, deepest));

/** The members of the profile in a service's text; undefined if it isn't one, as in the empty body of a 204. */
export async function membersBy(workOut: WorkOut, text: string): Promise<RootMembers | undefined> {
  return text.trim() === '' ? undefined : profileMembers(await parseBy(workOut, text, Infinity));
}

/** A text as people read it, without bearer tokens: JSON is laid out. In pieces, without blocking anybody. */
export async function* laidOutBy(workOut: WorkOut, text: string, form: TextForm): AsyncGenerator<string> {
  const bytes = await workOut('laidOut', text, form);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (let at = 0; at < bytes.length; at += onHostThread.show)
    yield decoder.decode(bytes.subarray(at, at + onHostThread.show), { stream: true });
}

/** Joins pieces of a text without blocking anybody. */
export async function joined(pieces: AsyncIterable<string>): Promise<string> {
  const turn = inTurns();
  let text = '';
  for await (const piece of pieces) {
    await turn(piece.length);
    text += piece;
  }
  return text;
}

/**
 * Yields between texts that are worked on one after another, if together they would block this thread for longer than a frame.
 *
 * @returns a function to await before each text, with its length in characters
 */
export function inTurns(): (length: number) => Promise<void> {
  let size = 0;
  return async (length) => {
    size += length;
    if (size <= onHostThread.compare) return;
    size = length;
    await new Promise(setImmediate);
  };
}
