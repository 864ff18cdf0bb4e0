import { parseDateTime } from '../../text/date-time';
import { formatDateTime } from '../fixes/instants';

/** The instant in UTC, where it is written with another offset. */
export function explainDateTime(text: string): readonly string[] {
  const parsed = parseDateTime(text);
  if (!parsed || parsed.offsetMinutes === 0) return [];
  const utc = formatDateTime(parsed.seconds, /\.(\d+)/.exec(text)?.[1]);
  return utc === undefined ? [] : [`In UTC this is ${utc}.`];
}
