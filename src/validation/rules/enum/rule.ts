import { nearest } from '../../../text/nearest';
import { quote } from '../../../text/quote';
import { both, type Rule, type Sentence } from '../../rule';

/** Services add enum members over time, so an unknown one is only a warning. None of the enums is a flags enum (CSDL). */
export const enumMember = {
  id: 'enum',
  severity: 'warning',
  intents: both,
  title: 'A value outside the known members, or the sentinel unknownFutureValue.',
  string({ catalog, property: { form, type } }) {
    const members = catalog.enums[type] ?? [];
    return form === 'enum' ? (value) => sentence(value, type, members) : undefined;
  },
  fix: async () => (await import('./fix')).fixEnum,
} as const satisfies Rule;

function sentence(value: string, type: string, members: readonly string[]): Sentence {
  if (members.includes(value)) return undefined;
  if (value === 'unknownFutureValue') {
    return "unknownFutureValue stands for values that a client doesn't know yet. It occurs in responses and is never sent.";
  }
  const near = nearest(value, members);
  const hint = near === undefined ? `Known values: ${members.join(', ')}.` : `Did you mean "${near}"?`;
  return `${quote(value)} isn't a known ${type} value. ${hint}`;
}
