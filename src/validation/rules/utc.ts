import { parseDateTime } from '../../text/date-time';
import { both, type Sentence, type Rule } from '../rule';

export const utc = {
  id: 'utc',
  severity: 'information',
  intents: both,
  title: 'A date and time with an offset; Graph speaks of UTC.',
  string: ({ property }) => (property.type === 'Edm.DateTimeOffset' ? finding : undefined),
} as const satisfies Rule;

function finding(text: string): Sentence {
  if (text.endsWith('Z') || !parseDateTime(text)?.offsetMinutes) return undefined;
  return (
    `This time has the offset ${text.slice(-6)}. Graph's times are in UTC: ` +
    'write it with Z, so that they can be compared by eye.'
  );
}
