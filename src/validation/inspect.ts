import { parseDocument } from '../document/parse-document';
import type { Intent, KindId } from '../catalog/kinds';
import type { Problem } from '../catalog/problem';
import { readPayload } from '../payload/read-payload';
import type { RuleSettings } from './report';
import { validate } from './validate';

/** What a text is to be checked as. Plain data: it is sent to a worker. */
export interface InspectOptions {
  readonly intent: Intent;
  readonly fileName?: string | undefined;
  readonly kind?: KindId | undefined;
  readonly rules?: RuleSettings | undefined;
  readonly idRequired?: boolean | undefined;
}

/** A text's kind and problems. Plain data. */
export interface Inspection {
  readonly kind: KindId | undefined;
  readonly problems: readonly Problem[];
}

/** Checks a text from beginning to end. Never throws, whatever the text. */
export function inspectText(text: string, { intent, fileName, kind, rules, idRequired }: InspectOptions): Inspection {
  const payload = readPayload(parseDocument(text), { intent, fileName, kind });
  return { kind: payload.kind?.id, problems: validate(payload, { rules, idRequired }) };
}
