import type { JsonDocument } from '../document/json-document';
import { parseDocument } from '../document/parse-document';
import type { Intent, KindId } from '../catalog/kinds';
import type { Problem } from '../catalog/problem';
import type { Payload } from '../payload/payload';
import { readPayload } from '../payload/read-payload';
import { validate, type ValidateOptions } from '../validation/validate';

// The compiled validators are most of the program: commands load this file when they are about to check.
export { rules } from '../validation/rules';

export interface CheckOptions {
  readonly intent: Intent;
  /** Wins over the file name. */
  readonly kind: KindId | undefined;
  readonly validation?: ValidateOptions;
}

/** A text that was checked. */
export interface Checked {
  /** As it is shown: as it was named, or found below what was named. */
  readonly path: string;
  readonly kind: KindId | undefined;
  readonly document: JsonDocument;
  readonly problems: readonly Problem[];
}

/** Checks the text of one file, whose name may tell the kind. */
export function check(path: string, text: string, options: CheckOptions): Checked & { readonly payload: Payload } {
  const { intent, kind } = options;
  const document = parseDocument(text);
  const payload = readPayload(document, { intent, fileName: path, kind });
  return { path, kind: payload.kind?.id, document, problems: validate(payload, options.validation), payload };
}
