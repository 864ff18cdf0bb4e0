import { quote } from '../../text/quote';
import { both, type Sentence, type Rule } from '../rule';

const forms = [
  /^[\da-f]{2}(?::[\da-f]{2}){5}$/i,
  /^[\da-f]{2}(?:-[\da-f]{2}){5}$/i,
  /^[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}$/i,
  /^[\da-f]{12}$/i,
];

export const macAddress = {
  id: 'mac-address',
  severity: 'warning',
  intents: both,
  title: 'A value that does not look like a MAC address.',
  string: ({ property }) => (property.meaning === 'mac' ? finding : undefined),
} as const satisfies Rule;

function finding(text: string): Sentence {
  if (forms.some((form) => form.test(text))) return undefined;
  return `${quote(text)} is not a MAC address. Write twelve hexadecimal digits, as in 00:1A:2B:3C:4D:5E.`;
}
