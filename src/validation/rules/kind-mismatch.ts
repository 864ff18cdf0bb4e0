import { Entry } from '../../document/tape';
import type { Payload } from '../../payload/payload';
import { quote } from '../../text/quote';
import type { NodeContext } from '../node-context';
import { both, type Rule } from '../rule';

/** An `@odata.type`, at the root or nested, that the schema doesn't list. One `#` in front is optional, case counts. */
export const kindMismatch = {
  id: 'kind-mismatch',
  severity: 'error',
  intents: both,
  title: "An @odata.type that doesn't match the file name or its property.",
  schema: (keyword, node) =>
    keyword === 'enum' && node.tape.what(node.value) === Entry.String ? sentence(node) : undefined,
  fix: async () => (await import('./unknown-kind/fix')).fixTypeName,
} as const satisfies Rule;

const sources: Readonly<Record<NonNullable<Payload['kindFrom']>, string>> = {
  option: 'this file is checked as',
  fileName: 'the file name says',
  odataType: 'the kind is',
};

function sentence({ tape, value, owner, via, payload: { catalog, kind, kindFrom } }: NodeContext): string {
  const found = quote(tape.string(value));
  const advice = `Write "${catalog.odataType(owner?.name ?? '')}", or leave it out.`;
  if (via !== undefined) return `${found} isn't the type of ${quote(via)}. ${advice}`;
  return `${found} is another type: ${sources[kindFrom ?? 'odataType']} ${kind?.id ?? ''}. ${advice}`;
}
