import { Entry } from '../../document/tape';
import type { Payload } from '../../payload/payload';
import { quote } from '../../text/quote';
import type { NodeContext } from '../node-context';
import { both, type Rule } from '../rule';

export const kindMismatch = {
  id: 'kind-mismatch',
  severity: 'error',
  intents: both,
  title: 'An @odata.type that is not the type of the file name, or of its property.',
  schema: (keyword, node) =>
    keyword === 'enum' && node.tape.what(node.value) === Entry.String ? mismatch(node) : undefined,
} as const satisfies Rule;

const reasons: Readonly<Record<NonNullable<Payload['kindFrom']>, string>> = {
  option: 'this file is checked as one of the kind',
  fileName: 'the file name says that the kind is',
  odataType: 'the kind is',
};

function mismatch({ tape, value, owner, via, payload: { catalog, kind, kindFrom } }: NodeContext): string {
  const found = quote(tape.string(value));
  const type = `"${catalog.odataType(owner?.name ?? '')}"`;
  if (via !== undefined) return `${found} is not the type of ${quote(via)}. Write ${type}, or leave it out.`;
  return `${found} is another type: ${reasons[kindFrom ?? 'odataType']} ${kind?.id ?? ''}. Write ${type}, or leave it out.`;
}
