import type { JsonDocument } from '../document/json-document';
import type { Intent, KindId } from '../catalog/kinds';
import type { Problem } from '../validation/problem';
import type { Payload } from '../payload/payload';
import type { CheckOptions as SnapshotCheckOptions } from '../validation/check';
import { check as checkSnapshot, problemOf, readBundled, rules } from '../validation/inspect';

// The compiled validators are most of the program, so commands load this file only when they check.
export { rules };

export interface FileCheckOptions extends SnapshotCheckOptions {
  /** Takes precedence over the file name. */
  readonly kind: KindId | undefined;
}

/** A checked text. */
export interface Checked {
  /** The path to display: as it was named, or found below what was named. */
  readonly path: string;
  readonly kind: KindId | undefined;
  /** What it was checked as. */
  readonly intent: Intent;
  readonly document: JsonDocument;
  readonly problems: readonly Problem[];
}

/** Checks the text of one file, whose name may tell the kind. */
export function checkText(
  path: string,
  text: string,
  options: FileCheckOptions,
): Checked & { readonly payload: Payload } {
  const snapshot = readBundled({ text, fileName: path, kind: options.kind });
  const { payload } = snapshot;
  const { intent, findings } = checkSnapshot(snapshot, options);
  const problems = findings.map(problemOf);
  return { path, kind: payload.kind?.id, intent, document: payload.document, problems, payload };
}
