import { Entry } from '../../document/tape';
import { edmPrimitive, type IntegerRange } from '../../catalog/edm';
import type { PropertyModel } from '../../catalog/model';
import { quote } from '../../text/quote';
import type { NodeContext } from '../node-context';
import { both, type Rule, type Sentence, type ValueCheck } from '../rule';

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
    const range = edmPrimitive(property.type)?.integer;
    return range && integerCheck(property, range);
  },
  schema: (keyword, node) => (keyword === 'type' ? typeSentence(node) : undefined),
} as const satisfies Rule;

function integerCheck({ name }: PropertyModel, { bits, low, high }: IntegerRange): ValueCheck {
  const longest = String(high).length;
  return (literal) => {
    const plain = /^-?\d+$/.test(literal);
    // Fewer digits than the largest value has fit in any case.
    if (plain && literal.length < longest && (low < 0n || !literal.startsWith('-'))) return undefined;
    if (!plain) return `${quote(name)} is a whole number: write digits only, without point or exponent.`;
    // Reading millions of digits takes long, and 20 characters hold every Int64.
    const value = literal.length <= 20 ? BigInt(literal) : undefined;
    if (value !== undefined && value >= low && value <= high) return undefined;
    const shown = literal.length <= 40 ? literal : `${literal.slice(0, 40)}…`;
    return `${shown} does not fit into ${quote(name)}, an integer of ${bits} bits: ${low} to ${high}.`;
  };
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
  switch (edmPrimitive(property.type)?.json) {
    case 'boolean':
      return what === Entry.True || what === Entry.False;
    case 'number':
      return what === Entry.Number;
    default:
      return what === Entry.String;
  }
}

/** What is wrong with a value of another JSON type; of a number where an integer belongs its literal says it. */
function typeSentence({ tape, name: nameEntry, value, property, item }: NodeContext): Sentence {
  const what = tape.what(value);
  if (!property)
    return nameEntry === undefined ? undefined : `"${tape.string(nameEntry)}" must be text in double quotes.`;
  const isInteger = edmPrimitive(property.type)?.integer !== undefined && property.collection === item;
  if (what === Entry.Number && isInteger) return undefined;
  const name = quote(property.name);
  if (what === Entry.Null) return `${name} cannot be null: write a value, or leave the property out.`;
  if (property.collection && !item) {
    return `${name} is a list: put ${property.form === 'complex' ? 'its objects' : 'its values'} in square brackets, also a single one.`;
  }
  return `${item ? `Each item of ${name}` : name} must be ${wanted(property)}, not ${found[what]}.`;
}

function wanted({ type, form }: PropertyModel): string {
  if (form === 'complex') return `an object (${type})`;
  if (type === 'Edm.DateTimeOffset') return 'a date and time in double quotes, such as "2024-01-31T12:00:00Z"';
  const { json, integer } = edmPrimitive(type) ?? { json: 'string' };
  if (json === 'boolean') return 'true or false';
  if (json === 'number') return `a ${integer ? 'whole ' : ''}number without quotes`;
  return 'text in double quotes';
}
