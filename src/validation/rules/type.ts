import { Entry } from '../../document/tape';
import type { PropertyModel } from '../../catalog/model';
import { quote } from '../../text/quote';
import type { NodeContext } from '../node-context';
import { both, type Rule, type Sentence } from '../rule';

interface Bound {
  readonly bits: number;
  readonly low: bigint;
  readonly high: bigint;
}

const bounds: Readonly<Record<string, Bound>> = {
  'Edm.Int32': { bits: 32, low: -(2n ** 31n), high: 2n ** 31n - 1n },
  'Edm.Int64': { bits: 64, low: -(2n ** 63n), high: 2n ** 63n - 1n },
};

const wanted: Readonly<Record<string, string>> = {
  'Edm.String': 'text in double quotes',
  'Edm.Boolean': 'true or false',
  'Edm.DateTimeOffset': 'a date and time in double quotes, such as "2024-01-31T12:00:00Z"',
  'Edm.Int32': 'a whole number without quotes',
  'Edm.Int64': 'a whole number without quotes',
};

const found: Readonly<Record<Entry, string>> = {
  [Entry.Missing]: 'nothing',
  [Entry.Object]: 'an object',
  [Entry.Array]: 'a list',
  [Entry.String]: 'text',
  [Entry.Number]: 'a number',
  [Entry.True]: 'true',
  [Entry.False]: 'false',
  [Entry.Null]: 'null',
  [Entry.Name]: 'a name',
};

/**
 * Wrong JSON type, as the compiled schemas find it, and what they cannot see: a value read by JSON.parse has lost how
 * its number was written, so integers are checked as text (graph-facts.md §5).
 */
export const type = {
  id: 'type',
  severity: 'error',
  intents: both,
  title:
    'A value of the wrong JSON type, a number that is no whole number or out of range, or a null where there must be a value.',
  number({ property }) {
    const bound = bounds[property.type];
    return bound && ((literal) => integerSentence(literal, property, bound));
  },
  schema: (keyword, node) => (keyword === 'type' ? typeSentence(node) : undefined),
} as const satisfies Rule;

function integerSentence(literal: string, property: PropertyModel, bound: Bound): Sentence {
  const plain = /^-?\d+$/.test(literal);
  // Nine digits fit into either type.
  if (plain && literal.length <= 9) return undefined;
  if (!plain) return `${quote(property.name)} is a whole number: write digits only, without point or exponent.`;
  // Reading millions of digits takes long, and 20 characters hold every Int64.
  const value = literal.length <= 20 ? BigInt(literal) : undefined;
  if (value !== undefined && value >= bound.low && value <= bound.high) return undefined;
  const shown = literal.length <= 40 ? literal : `${literal.slice(0, 40)}…`;
  return `${shown} does not fit into ${quote(property.name)}, an integer of ${bound.bits} bits: ${bound.low} to ${bound.high}.`;
}

/**
 * A string or name with half of a surrogate pair: it passes every parser, and no UTF-8 text can carry it
 * (RFC 8259 §8.1, §8.2). An Edm.String is text, so that this is none.
 */
export const brokenTextSentence =
  'This text holds half of a surrogate pair, which is no character and cannot be sent as UTF-8. Remove it.';

/** Whether a value's JSON type is one that the property (or an item of it) takes. Null in a collection has its own rule. */
export function typeFits(what: Entry, property: PropertyModel, item: boolean): boolean {
  if (what === Entry.Missing) return true;
  if (what === Entry.Null) return property.nullable || property.collection;
  if (property.collection && !item) return what === Entry.Array;
  if (property.form === 'complex') return what === Entry.Object;
  if (property.type === 'Edm.Boolean') return what === Entry.True || what === Entry.False;
  return what === (property.type in bounds ? Entry.Number : Entry.String);
}

/** What is wrong with a value of another JSON type; of a number where an integer belongs its literal says it. */
function typeSentence({ tape, name: nameEntry, value, property, item }: NodeContext): Sentence {
  const what = tape.what(value);
  if (!property)
    return nameEntry === undefined ? undefined : `"${tape.string(nameEntry)}" must be text in double quotes.`;
  const isNumber = what === Entry.Number && property.type in bounds && property.collection === item;
  if (isNumber) return undefined;
  const name = quote(property.name);
  if (what === Entry.Null) return `${name} cannot be null: write a value, or leave the property out.`;
  if (property.collection && !item) {
    return `${name} is a list: put ${property.form === 'complex' ? 'its objects' : 'its values'} in square brackets, also a single one.`;
  }
  const want =
    property.form === 'complex' ? `an object (${property.type})` : (wanted[property.type] ?? 'text in double quotes');
  return `${item ? `Each item of ${name}` : name} must be ${want}, not ${found[what]}.`;
}
