import { namespace, type Kind } from '../../catalog/kinds';
import type { Payload } from '../../payload/payload';
import { quote } from '../../text/quote';
import { both, type Rule } from '../rule';

/** The compiled schemas say where; this says it in words. */
export const kindMismatch: Rule = {
  id: 'kind-mismatch',
  severity: 'error',
  intents: both,
  title: 'An @odata.type that is not the type of the file name, or of its property.',
};

const reasons: Readonly<Record<NonNullable<Payload['kindFrom']>, string>> = {
  option: 'this file is checked as one of the kind',
  fileName: 'the file name says that the kind is',
  odataType: 'the kind is',
};

export function rootMismatchSentence(found: string, kind: Kind, from: Payload['kindFrom']): string {
  return `${quote(found)} is another type: ${reasons[from ?? 'odataType']} ${kind.id}. Write "#${namespace}.${kind.type}", or leave it out.`;
}

export function nestedMismatchSentence(found: string, property: string, type: string): string {
  return `${quote(found)} is not the type of ${quote(property)}. Write "#${namespace}.${type}", or leave it out.`;
}
