import { edmPrimitive, type IntegerRange } from '../../../catalog/edm';
import type { PropertyModel } from '../../../catalog/model';
import { Entry } from '../../../document/tape';
import { quote } from '../../../text/quote';
import { isWellFormed, mayHoldHalfPairs } from '../../../document/utf8';
import type { NodeContext } from '../../node-context';
import { both, type Rule, type Sentence, type ValueCheck } from '../../rule';

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
 * Wrong JSON types, as the compiled schemas find them, and what those can't see: a value has lost how its number was
 * written, so that integers are checked as typed (graph-facts.md §5); and half of a surrogate pair passes every parser,
 * but no UTF-8 text can carry it (RFC 8259 §8.1, §8.2).
 */
export const type = {
  id: 'type',
  severity: 'error',
  intents: both,
  title:
    "A value of the wrong JSON type, a number that isn't an integer or is out of range, or null where a value is required.",
  anyText: (documentText) => (mayHoldHalfPairs(documentText) ? halfPairSentence : undefined),
  number({ property }) {
    const range = edmPrimitive(property.type)?.integer;
    return range && integerCheck(property, range);
  },
  schema: (keyword, node) => (keyword === 'type' ? typeSentence(node) : undefined),
  fix: async () => (await import('./fix')).fixType,
} as const satisfies Rule;

function halfPairSentence(text: string): Sentence {
  if (isWellFormed(text)) return undefined;
  return "This text contains half of a surrogate pair, which isn't a character and can't be sent as UTF-8. Remove it.";
}

function integerCheck({ name }: PropertyModel, { bits, low, high }: IntegerRange): ValueCheck {
  const longest = String(high).length;
  return (literal) => {
    const plain = /^-?\d+$/.test(literal);
    // A number with fewer digits than the largest value always fits.
    if (plain && literal.length < longest && (low < 0n || !literal.startsWith('-'))) return undefined;
    if (!plain) return `${quote(name)} must be a whole number. Write digits only, without a point or an exponent.`;
    // Reading millions of digits takes long, and 20 characters hold every Int64.
    const value = literal.length <= 20 ? BigInt(literal) : undefined;
    if (value !== undefined && value >= low && value <= high) return undefined;
    const shown = literal.length <= 40 ? literal : `${literal.slice(0, 40)}…`;
    return `${shown} is out of range. ${quote(name)} is a ${bits}-bit integer: ${low} to ${high}.`;
  };
}

/** What is wrong with a value of another JSON type. A number where an integer belongs is judged by its literal. */
function typeSentence(node: NodeContext): Sentence {
  const { tape, name: nameEntry, value, property, item } = node;
  const what = tape.what(value);
  if (!property) {
    return nameEntry === undefined ? undefined : `"${tape.string(nameEntry)}" must be text in double quotes.`;
  }
  const isInteger = edmPrimitive(property.type)?.integer !== undefined && property.collection === item;
  if (what === Entry.Number && isInteger) return undefined;
  const name = quote(property.name);
  if (what === Entry.Null) return `${name} can't be null.${insteadOfNull(node)}`;
  if (property.collection && !item) {
    const values = property.form === 'complex' ? 'objects' : 'values';
    return `${name} is a list. Put its ${values} in square brackets, even a single one.`;
  }
  return `${item ? `Each item of ${name}` : name} must be ${wanted(property)}, not ${found[what]}.`;
}

/** Advice that no other rule refuses, as an Add or as an Update. */
function insteadOfNull({ payload: { kind }, owner, property }: NodeContext): string {
  const isRoot = owner?.name === kind?.type;
  // An Add must not have an id, and an Update may need it.
  if (isRoot && property?.name === 'id') return '';
  const isRequired = isRoot && kind?.required.includes(property?.name ?? '') === true;
  return isRequired ? ' Write a value.' : ' Write a value, or remove the property.';
}

function wanted({ type, form }: PropertyModel): string {
  if (form === 'complex') return `an object (${type})`;
  if (type === 'Edm.DateTimeOffset') return 'a date and time in double quotes, such as "2024-01-31T12:00:00Z"';
  const { json, integer } = edmPrimitive(type) ?? { json: 'string' };
  if (json === 'boolean') return 'true or false';
  if (json === 'number') return `a ${integer ? 'whole ' : ''}number without quotes`;
  return 'text in double quotes';
}
