import { inUtc, isDateTime } from '../../../text/date-time';
import type { Fix, Fixer } from '../../fixes/fix';
import { field } from '../../fixes/snippet';
import { fixText, writeNullIfBlank, writeSnippet, writeText } from '../../fixes/values';
import { textOf } from '../../node-context';

const loose =
  /^\s*(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:(?:\s*T\s*|\s+)(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d*))?)?\s*(Z|UTC|GMT|[+-]\d\d?(?::?\d\d)?)?)?\s*$/i;

interface ReadDateTime {
  /** Date and time without a zone, in the form that is wanted. */
  readonly local: string;
  /** In the form that is wanted; `undefined` where the text has none. */
  readonly zone: string | undefined;
  readonly hasTime: boolean;
}

/** Reads what is written nearly right; `undefined` where it names no real instant. */
function read(text: string): ReadDateTime | undefined {
  const match = loose.exec(text.slice(0, 100));
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour, minute = '00', second = '00', fraction = '', zone] = match;
  const two = (digits: string) => digits.padStart(2, '0');
  const digits = fraction.slice(0, 12);
  const time = `${two(hour ?? '0')}:${minute}:${second}${digits === '' ? '' : `.${digits}`}`;
  const local = `${year}-${two(month)}-${two(day)}T${time}`;
  return isDateTime(`${local}Z`) ? { local, zone: zone && zoneText(zone), hasTime: hour !== undefined } : undefined;
}

function zoneText(zone: string): string {
  const [, sign, hours = '', minutes = '00'] = /^([+-])(\d\d?):?(\d\d)?$/.exec(zone) ?? [];
  return sign === undefined ? 'Z' : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** The forms that Edm.DateTimeOffset does not take, written as it does; else a field to fill in. */
export const fixDateTime: Fixer = (node, { now, localOffset }) => {
  const blank = writeNullIfBlank(node, { preferred: true });
  const text = textOf(node);
  const known = text === undefined ? undefined : read(text);
  const present = field(1, now ?? '2024-01-31T12:00:00Z');
  const ask = writeSnippet(node, 'Enter a date and time', present);
  if (!known) return [...blank, ask];
  const { local, zone, hasTime } = known;
  if (zone !== undefined)
    return isDateTime(local + zone) ? [writeText(node, local + zone, { preferred: true, fixAll: true })] : [ask];
  const asUtc = `${local}Z`;
  const fixes: Fix[] = [
    writeText(node, asUtc, { title: hasTime ? `Read it as UTC: "${asUtc}"` : `Write "${asUtc}"`, preferred: true }),
  ];
  const moved = hasTime && localOffset ? inUtc(asUtc, localOffset(local.slice(0, 19))) : undefined;
  if (moved !== undefined && moved !== asUtc)
    fixes.push(writeText(node, moved, { title: `Read it as local time: "${moved}"` }));
  return fixes;
};

/** Writes the same instant in UTC; the digits of the fraction stay as they are. */
export const fixUtc: Fixer = (node) => fixText(node, (text) => inUtc(text));
