import { edmPrimitive } from '../../catalog/edm';
import type { PropertyModel } from '../../catalog/model';

interface AsnRange {
  readonly from: bigint;
  readonly to: bigint;
  readonly sentence: string;
}

/** RFC 5398, 6996, 7300, 6793. */
const asnRanges: readonly AsnRange[] = [
  { from: 23456n, to: 23456n, sentence: 'Stands for a 4-byte number where only 2 bytes fit (AS_TRANS).' },
  { from: 64496n, to: 64511n, sentence: 'Reserved for documentation: no real network uses it.' },
  { from: 64512n, to: 65534n, sentence: 'A private number: many networks may use it.' },
  { from: 65536n, to: 65551n, sentence: 'Reserved for documentation: no real network uses it.' },
  { from: 4200000000n, to: 4294967294n, sentence: 'A private number: many networks may use it.' },
];

const units = ['kB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** A long integer in groups of three; a size in a unit as well; a special autonomous system number. */
export function explainNumber(literal: string, { name, type }: PropertyModel): readonly string[] {
  if (!edmPrimitive(type)?.integer || !/^-?\d{1,20}$/.test(literal)) return [];
  const value = BigInt(literal);
  if (name === 'asn')
    return asnRanges.filter(({ from, to }) => value >= from && value <= to).map(({ sentence }) => sentence);
  if (value < 10_000n) return [];
  // A narrow blank that no line breaks at: points and commas mean different things in different countries.
  const grouped = value.toString().replace(/\B(?=(?:\d{3})+$)/g, '\u202f');
  return [name === 'size' ? `${grouped} bytes, about ${inUnit(value)}.` : grouped];
}

/** Three significant digits with a unit, in powers of 1000. */
function inUnit(bytes: bigint): string {
  let amount = Number(bytes);
  let unit = '';
  for (const next of units) {
    if (amount < 999.5) break;
    amount /= 1000;
    unit = next;
  }
  return `${Number(amount.toPrecision(3))} ${unit}`;
}
