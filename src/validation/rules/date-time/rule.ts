import { quote } from '../../../text/quote';
import { stringValue } from '../../node-context';
import { both, type Rule, type Sentence } from '../../rule';
import { parseDateTime } from '../../../text/date-time';

/** Edm.DateTimeOffset (OData ABNF), in the strict reading of contracts.md §4: the format of the compiled schemas. */
export const dateTime = {
  id: 'date-time',
  severity: 'error',
  intents: both,
  title: "A date and time that Edm.DateTimeOffset doesn't allow.",
  schema(keyword, node) {
    const text = keyword === 'format' ? stringValue(node) : undefined;
    if (text === undefined) return undefined;
    return `${quote(text)} isn't a date and time with a time zone: ${reason(text)} Write it as 2024-01-31T12:00:00Z.`;
  },
  fix: async () => (await import('./fix')).fixDateTime,
} as const satisfies Rule;

/** What is wrong with the text, most telling first. */
function reason(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return 'the time is missing.';
  if (/^\d{4}-\d\d-\d\d[ t]/.test(text)) return 'a capital T goes between date and time.';
  if (/^[^T]+T\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?$/.test(text)) return 'the seconds are missing.';
  if (/^[^T]+T[\d:.]+$/.test(text)) return 'the time zone is missing, Z or an offset such as +03:00.';
  if (/z$/.test(text)) return 'the Z must be a capital letter.';
  if (/[+-]\d\d(?:\d\d)?$/.test(text) && /T/.test(text)) return 'an offset is written as +03:00.';
  if (/\.\d{13,}/.test(text)) return 'the fraction has more than 12 digits.';
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) {
    return 'there is no such day, time, or offset.';
  }
  return 'the format is wrong.';
}

/** An offset is valid, but Graph responds in UTC (graph-facts.md §5), and different offsets are hard to compare by eye. */
export const utc = {
  id: 'utc',
  severity: 'information',
  intents: both,
  title: 'A date and time with an offset; Graph uses UTC.',
  string: ({ property }) => (property.type === 'Edm.DateTimeOffset' ? sentence : undefined),
  fix: async () => (await import('./fix')).fixUtc,
} as const satisfies Rule;

function sentence(text: string): Sentence {
  if (text.endsWith('Z') || !parseDateTime(text)?.offsetMinutes) return undefined;
  return `This time has the offset ${text.slice(-6)}. Graph uses UTC: write the time with Z to make it easy to compare.`;
}
