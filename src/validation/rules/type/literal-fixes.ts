import { edmPrimitive } from '../../../catalog/edm';
import type { PropertyModel } from '../../../catalog/model';
import { Entry } from '../../../document/tape';
import { formatDateTime } from '../../../text/date-time';
import type { Fixer } from '../../fixes/fix';
import { writeLiteral, writeText } from '../../fixes/values';
import { stringValue, type NodeContext } from '../../node-context';

const booleans: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  yes: 'true',
  no: 'false',
  '1': 'true',
  '0': 'false',
};

/** The scalar that a property or an item of it holds; `undefined` where a list or an object is wanted. */
function scalarType(property: PropertyModel | undefined, item: boolean): string | undefined {
  if (!property || property.form === 'complex' || (property.collection && !item)) return undefined;
  return property.form === 'enum' ? undefined : property.type;
}

/** What was typed, without the quotes of a string. */
function written(node: NodeContext): string {
  const { tape, value } = node;
  return stringValue(node)?.trim() ?? tape.literal(value);
}

const isScalar = (what: Entry) =>
  what === Entry.String || what === Entry.Number || what === Entry.True || what === Entry.False;

/** `"true"` to true. */
export const fixBoolean: Fixer = (node) => {
  const { tape, value, property, item } = node;
  if (scalarType(property, item) !== 'Edm.Boolean' || !isScalar(tape.what(value))) return [];
  const text = written(node).toLowerCase();
  const literal = Object.hasOwn(booleans, text) ? booleans[text] : undefined;
  return literal === undefined ? [] : [writeLiteral(node, literal, { preferred: true, fixAll: literal === text })];
};

/** `"9"`, `9.0` and `9e0` to 9. */
export const fixInteger: Fixer = (node) => {
  const { tape, value, property, item } = node;
  const range = edmPrimitive(scalarType(property, item) ?? '')?.integer;
  if (!range || !isScalar(tape.what(value))) return [];
  const literal = wholeNumber(written(node));
  if (literal === undefined) return [];
  const number = BigInt(literal);
  return number >= range.low && number <= range.high
    ? [writeLiteral(node, literal, { preferred: true, fixAll: true })]
    : [];
};

/** The digits of a number without a fraction, whatever its notation; counted exactly, not as a float. */
function wholeNumber(text: string): string | undefined {
  const match = /^([+-]?)0*(\d{1,20})(?:\.(\d{0,20}))?(?:e\+?(\d\d?))?$/i.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const places = Number(exponent);
  const digits = whole + fraction.padEnd(places, '0').slice(0, places);
  if (/[1-9]/.test(fraction.slice(places))) return undefined;
  const plain = digits.replace(/^0+(?=\d)/, '');
  return plain.length > 20 ? undefined : (sign === '-' && plain !== '0' ? '-' : '') + plain;
}

/** `5` to `"5"`, `true` to `"true"`. */
export const fixString: Fixer = (node) => {
  const { tape, value, property, item } = node;
  const what = tape.what(value);
  if (scalarType(property, item) !== 'Edm.String' || what === Entry.String || !isScalar(what)) return [];
  return [writeText(node, tape.literal(value), { preferred: true, fixAll: true })];
};

/** Seconds or milliseconds since 1970, as many tools write instants. */
export const fixUnixTime: Fixer = (node) => {
  const { tape, value, property, item } = node;
  if (scalarType(property, item) !== 'Edm.DateTimeOffset' || tape.what(value) !== Entry.Number) return [];
  const literal = tape.literal(value);
  if (!/^\d{9,10}$|^\d{12,13}$/.test(literal)) return [];
  const inSeconds = literal.length <= 10;
  const milliseconds = Number(literal) * (inSeconds ? 1000 : 1);
  const fraction = inSeconds ? '' : literal.slice(-3).replace(/0+$/, '');
  const text = formatDateTime(Math.floor(milliseconds / 1000), fraction);
  return text === undefined ? [] : [writeText(node, text, { preferred: true })];
};
