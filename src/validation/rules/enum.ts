import { model } from 'virtual:model';
import { nearest } from '../../text/nearest';
import { list, quote } from '../../text/quote';
import { both, type Finding, type Rule, type Scalar } from '../rule';

/** Enums grow on the service's side, so an unknown member is a doubt. None of them is a flags enum (CSDL). */
export const enumMember: Rule = {
  id: 'enum',
  severity: 'warning',
  intents: both,
  title: 'A value outside the known members, or the sentinel unknownFutureValue.',
  string({ property: { form, type } }) {
    const members = model.enums[type] ?? [];
    return form === 'enum' ? (value) => finding(value, type, members) : undefined;
  },
};

function finding(value: Scalar, type: string, members: readonly string[]): Finding {
  if (members.some((member) => value.is(member))) return undefined;
  if (value.is('unknownFutureValue')) {
    return 'unknownFutureValue stands for members that a client does not know yet; it is met when reading and never written.';
  }
  const near = nearest(value.text, members);
  const hint = near === undefined ? `Known are ${list(members)}.` : `Did you mean "${near}"?`;
  return `${quote(value.text)} is no known member of ${type}. ${hint}`;
}
