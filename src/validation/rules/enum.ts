import { nearest } from '../../text/nearest';
import { list, quote } from '../../text/quote';
import { both, type Sentence, type Rule } from '../rule';

/** Enums grow on the service's side, so an unknown member is a doubt. None of them is a flags enum (CSDL). */
export const enumMember = {
  id: 'enum',
  severity: 'warning',
  intents: both,
  title: 'A value outside the known members, or the sentinel unknownFutureValue.',
  string({ catalog, property: { form, type } }) {
    const members = catalog.enums[type] ?? [];
    return form === 'enum' ? (value) => finding(value, type, members) : undefined;
  },
} as const satisfies Rule;

function finding(value: string, type: string, members: readonly string[]): Sentence {
  if (members.includes(value)) return undefined;
  if (value === 'unknownFutureValue') {
    return 'unknownFutureValue stands for members that a client does not know yet; it is met when reading and never written.';
  }
  const near = nearest(value, members);
  const hint = near === undefined ? `Known are ${list(members)}.` : `Did you mean "${near}"?`;
  return `${quote(value)} is no known member of ${type}. ${hint}`;
}
