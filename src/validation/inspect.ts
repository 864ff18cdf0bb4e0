import type { KindId } from '../catalog/kinds';
import type { Problem } from '../catalog/problem';
import { takeSnapshot } from '../payload/snapshot';
import { check, type CheckOptions } from './check';

/** What a text is to be checked as. Plain data: it is sent to a worker. */
export interface InspectOptions extends CheckOptions {
  readonly fileName?: string | undefined;
  readonly kind?: KindId | undefined;
}

/** A text's kind and problems. Plain data. */
export interface Inspection {
  readonly kind: KindId | undefined;
  readonly problems: readonly Problem[];
}

/** Checks a text from beginning to end. Never throws, whatever the text. */
export function inspectText(text: string, { fileName, kind, ...options }: InspectOptions): Inspection {
  const snapshot = takeSnapshot({ text, fileName, kind });
  return { kind: snapshot.payload.kind?.id, problems: check(snapshot, options).findings };
}
