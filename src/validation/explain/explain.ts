import { Entry } from '../../document/tape';
import { inUtc, parseDateTime } from '../../text/date-time';
import type { PropertyModel } from '../../catalog/model';
import type { Span } from '../../text/positions';
import type { Payload } from '../../payload/payload';
import { contextAt } from '../node-context';
import { explainIpAddress } from './ip-address';
import { explainNumber } from './number';

/** What there is to say of a value, as plain sentences, and where the value stands. */
export interface Explanation extends Span {
  readonly sentences: readonly string[];
}

/**
 * Explains the value at an offset of a payload: what an offset means in UTC, in which range an address is, how a
 * long number reads.
 *
 * @returns `undefined` when there is nothing to say
 */
export function explainAt(payload: Payload, offset: number): Explanation | undefined {
  const node = payload.kind && contextAt(payload, offset, true);
  if (!node?.property) return undefined;
  const { tape, value, property } = node;
  const start = tape.start(value);
  const end = tape.end(value);
  if (offset < start || offset >= end) return undefined;
  const what = tape.what(value);
  const sentences =
    what === Entry.String
      ? explainText(tape.string(value), property)
      : what === Entry.Number
        ? explainNumber(tape.literal(value), property)
        : [];
  return sentences.length === 0 ? undefined : { offset: start, length: end - start, sentences };
}

function explainText(text: string, property: PropertyModel): readonly string[] {
  if (property.type === 'Edm.DateTimeOffset') return explainDateTime(text);
  switch (property.meaning) {
    case 'ip':
    case 'ipv4':
    case 'ipv6':
    case 'ipv6-zone':
      return explainIpAddress(text);
    case 'mac':
      return explainMacAddress(text);
    default:
      return [];
  }
}

/** The instant in UTC, where it is written with another offset. */
function explainDateTime(text: string): readonly string[] {
  const utc = parseDateTime(text)?.offsetMinutes ? inUtc(text) : undefined;
  return utc === undefined ? [] : [`In UTC this is ${utc}.`];
}

/** What the two lowest bits of the first byte say (IEEE 802): a group, or an address that was made up. */
function explainMacAddress(text: string): readonly string[] {
  const digits = text.replace(/[:.-]/g, '');
  if (!/^[\da-f]{12}$/i.test(digits)) return [];
  if (/^f+$/i.test(digits)) return ['The broadcast address: every network card on the network.'];
  if (/^0+$/.test(digits)) return ['All zeros: no network card has this address.'];
  const first = parseInt(digits.slice(0, 2), 16);
  if ((first & 1) === 1) return ['A multicast address: a group of network cards, not a single one.'];
  return (first & 2) === 2
    ? [
        'A locally administered address: set by software, for example for a virtual machine or for privacy, not by the manufacturer.',
      ]
    : [];
}
