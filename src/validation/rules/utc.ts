import { parseDateTime } from '../../text/date-time';
import { both, type Rule, type Sentence } from '../rule';

/** An offset is legal, but Graph answers in UTC (graph-facts.md §5): two ways of writing are hard to compare by eye. */
export const utc = {
  id: 'utc',
  severity: 'information',
  intents: both,
  title: 'A date and time with an offset; Graph uses UTC.',
  string: ({ property }) => (property.type === 'Edm.DateTimeOffset' ? sentence : undefined),
  fix: async () => (await import('./date-time/fix')).fixUtc,
} as const satisfies Rule;

function sentence(text: string): Sentence {
  if (text.endsWith('Z') || !parseDateTime(text)?.offsetMinutes) return undefined;
  return `This time has the offset ${text.slice(-6)}. Graph uses UTC: write the time with Z to make it easy to compare.`;
}
