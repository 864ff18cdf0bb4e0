import { inUtc, parseDateTime } from '../../text/date-time';

/** The instant in UTC, where it is written with another offset. */
export function explainDateTime(text: string): readonly string[] {
  const utc = parseDateTime(text)?.offsetMinutes ? inUtc(text) : undefined;
  return utc === undefined ? [] : [`In UTC this is ${utc}.`];
}
