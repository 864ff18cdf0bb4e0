import { quote } from '../../text/quote';
import { both, type Rule } from '../rule';

/** Marks the second and every later occurrence; what stands in them is not looked at. The walk finds them. */
export const duplicateKey = {
  id: 'duplicate-key',
  severity: 'error',
  intents: both,
  title: 'A name occurs twice in one object.',
} as const satisfies Rule;

export function duplicateSentence(name: string): string {
  return `${quote(name)} stands in this object already. Names must be unique: remove one of the two.`;
}
