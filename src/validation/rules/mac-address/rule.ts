import { quote } from '../../../text/quote';
import { both, type Rule, type Sentence } from '../../rule';

const forms = [
  /^[\da-f]{2}(?::[\da-f]{2}){5}$/i,
  /^[\da-f]{2}(?:-[\da-f]{2}){5}$/i,
  /^[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}$/i,
  /^[\da-f]{12}$/i,
];

/** Twelve hexadecimal digits with colons, with hyphens, in dotted groups of four, or bare (contracts.md §4). */
export const macAddress = {
  id: 'mac-address',
  severity: 'warning',
  intents: both,
  title: "A value that doesn't look like a MAC address.",
  string: ({ property }) => (property.meaning === 'mac' ? sentence : undefined),
  fix: async () => (await import('./fix')).fixMacAddress,
} as const satisfies Rule;

function sentence(text: string): Sentence {
  if (forms.some((form) => form.test(text))) return undefined;
  return `${quote(text)} isn't a MAC address. Write 12 hexadecimal digits, such as 00:1A:2B:3C:4D:5E.`;
}
