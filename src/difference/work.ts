import { bodyFacts } from '../answer/body-facts';
import type { JsonDocument } from '../document/json-document';
import { assembleDocument, parseDocument, partsOf } from '../document/parse-document';
import { prettyJson } from '../document/pretty-json';
import { payloadTextOf } from '../payload/payload-text';
import { onHostThread } from '../text/host-thread';
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

/**
 * What is worked out of payloads and live profiles, and takes the longer, the more text they have. All of it is pure, and
 * what comes out is plain data.
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
  laidOut: (text: string) => prettyJson(text),
  madeOf,
  merge,
  notice,
  parsed: (text: string, deepest: number | undefined) => partsOf(parseDocument(text, deepest)),
  payloadText: payloadTextOf,
  showsBefore,
} as const;

type Works = typeof works;

export type WorkName = keyof Works;

/** What a work is given. */
export type Given<Name extends WorkName> = Parameters<Works[Name]>;

/** Works something out where it holds nobody up. Rejects only when another thread fails. */
export type WorkOut = <Name extends WorkName>(name: Name, ...given: Given<Name>) => Promise<ReturnType<Works[Name]>>;

/** Does a work in this thread. @param given what {@link Given} says */
export const doWork = (name: WorkName, given: readonly unknown[]): unknown =>
  (works[name] as (...given: readonly unknown[]) => unknown)(...given);

/** Does all work in this thread, for whoever holds nobody up. */
export const workOutHere: WorkOut = (name, ...given) => Promise.resolve().then(() => doWork(name, given) as never);

/** Parses a text where that holds nobody up. @param deepest as `parseDocument` has it */
export const parseBy = async (workOut: WorkOut, text: string, deepest?: number): Promise<JsonDocument> =>
  assembleDocument(text, await workOut('parsed', text, deepest));

/** The members of the profile in a text of the service; undefined for what is no profile, such as the nothing of a 204. */
export async function membersBy(workOut: WorkOut, text: string): Promise<RootMembers | undefined> {
  return text.trim() === '' ? undefined : profileMembers(await parseBy(workOut, text, Infinity));
}

/**
 * Lets others have their turn between texts that are worked on one after another, where together they would hold this
 * thread for longer than a frame.
 *
 * @returns to be awaited before each text, with its length in characters
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
