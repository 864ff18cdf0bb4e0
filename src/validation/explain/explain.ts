import { Entry } from '../../document/tape';
import type { PropertyModel } from '../../catalog/model';
import type { Span } from '../../text/positions';
import type { Payload } from '../../payload/payload';
import { contextAt } from '../node-context';
import { explainDateTime } from './date-time';
import { explainIpAddress } from './ip-address';
import { explainMacAddress } from './mac-address';
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
