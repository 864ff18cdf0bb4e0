import { quote } from '../../text/quote';
import { textOf } from '../node-context';
import { both, type Rule } from '../rule';

/** Edm.DateTimeOffset (OData ABNF), in the strict reading of contracts.md §4. */
export const dateTime = {
  id: 'date-time',
  severity: 'error',
  intents: both,
  title: 'A date and time that Edm.DateTimeOffset does not allow.',
  schema(keyword, node) {
    const text = keyword === 'format' ? textOf(node) : undefined;
    if (text === undefined) return undefined;
    return `${quote(text)} is not a date and time with zone: ${reason(text)} Write it as 2024-01-31T12:00:00Z.`;
  },
} as const satisfies Rule;

/** What the text lacks, most telling first. */
function reason(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return 'the time is missing.';
  if (/^\d{4}-\d\d-\d\d[ t]/.test(text)) return 'date and time are joined by a capital T.';
  if (/^[^T]+T\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?$/.test(text)) return 'the seconds are missing.';
  if (/^[^T]+T[\d:.]+$/.test(text)) return 'the zone is missing, Z or an offset such as +03:00.';
  if (/z$/.test(text)) return 'Z is a capital letter.';
  if (/[+-]\d\d(?:\d\d)?$/.test(text) && /T/.test(text)) return 'an offset is written as +03:00.';
  if (/\.\d{13,}/.test(text)) return 'there are more than 12 digits of fraction.';
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) {
    return 'there is no such day, time or offset.';
  }
  return 'the form is wrong.';
}
