import { Entry } from '../../../document/tape';
import { inUtc, isAfter, isDateTime } from '../../../text/date-time';
import type { Fix, Fixer } from '../../fixes/fix';
import { fixText, writeNullIfBlank, writeText } from '../../fixes/values';
import { sibling, stringValue, type NodeContext } from '../../node-context';
import { pairOf } from '../date-order/pairs';

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

/** The present time, unless it is later than what comes after this one. */
function writeNow(node: NodeContext, now: string | undefined): Fix[] {
  const { tape, owner, property } = node;
  const pair = owner && pairOf(owner);
  const partnerName = pair && { [pair.first]: pair.last, [pair.last]: pair.first }[property?.name ?? ''];
  const partner = partnerName === undefined ? undefined : sibling(node, partnerName);
  const other = partner !== undefined && tape.what(partner) === Entry.String ? tape.string(partner) : undefined;
  if (now === undefined || !property) return [];
  const isFirst = property.name === pair?.first;
  if (other !== undefined && (isFirst ? isAfter(now, other) : isAfter(other, now))) return [];
  return [writeText(node, now, { title: `Use the current time: "${now}"` })];
}

/** The forms that Edm.DateTimeOffset does not take, written as it does; else the present time. */
export const fixDateTime: Fixer = (node, { now, localOffset }) => {
  const blank = writeNullIfBlank(node, { preferred: true });
  const text = stringValue(node);
  const known = text === undefined ? undefined : read(text);
  if (!known) return [...blank, ...writeNow(node, now)];
  const { local, zone, hasTime } = known;
  if (zone !== undefined) {
    const instant = isDateTime(local + zone) ? inUtc(local + zone) : undefined;
    if (instant === undefined) return writeNow(node, now);
    return [writeText(node, instant, { preferred: true, fixAll: true })];
  }
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
