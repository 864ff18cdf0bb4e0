import { assembleDocument, partsOf } from '../document/parse-document';
import type { DocumentParts } from '../document/json-document';
import { bundledCatalog } from '../catalog/bundled-catalog';
import type { Intent, KindId } from '../catalog/kinds';
import { type Problem, problemOf } from './problem';
import { snapshotOf, takeSnapshot, type Snapshot, type TextSource } from '../payload/snapshot';
import { check, type CheckedSnapshot, type CheckOptions, type Check } from './check';
import { mergeUsage, usedValues, type UsedValues } from './explain/used-values';

/** A text to be checked as somebody works on it. */
export interface CheckJob {
  readonly source: TextSource;
  /** What the caller has read of the text already. */
  readonly parts: DocumentParts | undefined;
  readonly options: CheckOptions;
}

/** What the rules say of a text, and what was read of it unless the caller had that. */
export interface CheckDone {
  readonly check: Check;
  readonly parts: DocumentParts | undefined;
}

// One file to load for all that reads, checks and fixes by the bundled catalog.
export { fixAll } from './fixes/fix-all';
export { fixesForAll } from './fixes/fixes';
export { rules } from './rules';
export { problemOf };
export { check, mergeUsage };

/** Reads a version of a text by the bundled catalog. Never throws, whatever the text. */
export function readBundled(source: TextSource): Snapshot {
  return takeSnapshot({ ...source, catalog: bundledCatalog });
}

/** What a text is to be checked as. Plain data: it is sent to a worker. */
export interface InspectOptions extends CheckOptions {
  readonly fileName?: string | undefined;
  readonly kind?: KindId | undefined;
}

/** A text to be checked in a worker. */
export interface InspectJob {
  readonly text: string;
  readonly options: InspectOptions;
}

/** What is kept of a text that nobody edits. Plain data. */
export interface Inspection {
  readonly kind: KindId | undefined;
  /** The payload's root `id`. */
  readonly id: string | undefined;
  readonly problems: readonly Problem[];
  readonly used: UsedValues;
  readonly intent: Intent;
  /** How many root members an Update would change, where the live profile is known. */
  readonly changes?: number | undefined;
}

/** What is kept of a checked snapshot. */
export function inspectionOf({ snapshot: { payload }, check: made }: CheckedSnapshot): Inspection {
  const { kind, id } = payload;
  const { findings, intent, changed } = made;
  const problems = findings.map(problemOf);
  return { kind: kind?.id, id, problems, used: usedValues(payload), intent, changes: changed?.length };
}

/** Checks a text from beginning to end. Never throws, whatever the text. */
export function inspectText(text: string, { fileName, kind, ...options }: InspectOptions): Inspection {
  const snapshot = readBundled({ text, fileName, kind });
  return inspectionOf({ snapshot, check: check(snapshot, options) });
}

/** The snapshot of a text that another thread has read. */
export function assembleSnapshot(source: TextSource, parts: DocumentParts): Snapshot {
  return snapshotOf({ ...source, catalog: bundledCatalog }, assembleDocument(source.text, parts));
}

/** A check to be made in another thread: what is read already goes along. */
export function jobOf(source: TextSource | Snapshot, options: CheckOptions): CheckJob {
  const { text, fileName, version } = source;
  if (!('payload' in source))
    return { source: { text, fileName, version, kind: source.kind }, parts: undefined, options };
  const { kind, kindFrom, document } = source.payload;
  const chosen = kindFrom === 'option' ? kind?.id : undefined;
  return { source: { text, fileName, version, kind: chosen }, parts: partsOf(document), options };
}

/** Checks a text for another thread. */
export function checkParts({ source, parts, options }: CheckJob): CheckDone {
  const snapshot = parts ? assembleSnapshot(source, parts) : readBundled(source);
  return { check: check(snapshot, options), parts: parts ? undefined : partsOf(snapshot.payload.document) };
}
