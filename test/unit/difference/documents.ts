import * as fc from 'fast-check';

/** A value of JSON, with numbers as the literals that they are written with. */
export type Json = null | boolean | string | { readonly number: string } | readonly Json[] | Members;

/** Members of an object in an order. A list of pairs, so that any name is possible. */
export interface Members {
  readonly members: readonly (readonly [name: string, value: Json])[];
}

const numbers = fc.oneof(
  fc.integer().map(String),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  fc
    .tuple(fc.integer(), fc.nat(999), fc.integer({ min: -400, max: 400 }))
    .map(([whole, fraction, e]) => `${whole}.${fraction}e${e}`),
);

const dateTimes = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9000-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

const names = fc.oneof(
  fc.constantFrom('vendor', 'accountName', 'firstSeenDateTime', '__proto__', 'constructor', '', 'a"b', 'é'),
  fc.string({ unit: 'grapheme', maxLength: 4 }).map((name) => name.replaceAll('@', '')),
);

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<Json>(null, true, false),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    dateTimes,
    numbers.map((number) => ({ number })),
    fc.array(tie('value'), { maxLength: 4 }),
    objects(names, tie('value')),
  ),
}));

function objects(name: fc.Arbitrary<string>, content: fc.Arbitrary<Json>): fc.Arbitrary<Members> {
  return fc
    .uniqueArray(fc.tuple(name, content), { maxLength: 4, selector: ([key]) => key })
    .map((members) => ({ members }));
}

/** Root members of a host: declared ones, and those of an open type. */
const root = fc.constantFrom(
  'fqdn',
  'tags',
  'logonUsers',
  'firstSeenDateTime',
  'riskScore',
  'vendorInformation',
  'os',
  '__proto__',
  'own',
  '@odata.type',
);

/** Profiles of a host, with any value after any name. */
export const profiles: fc.Arbitrary<Members> = fc
  .uniqueArray(
    root.chain((name) => fc.tuple(fc.constant(name), name.endsWith('DateTime') ? fc.oneof(dateTimes, value) : value)),
    { maxLength: 8, selector: ([name]) => name },
  )
  .map((members) => ({ members }));

/** A choice of numbers from 0 up to below a bound, over and over. */
export type Dice = (sides: number) => number;

export const dice: fc.Arbitrary<Dice> = fc.infiniteStream(fc.nat(1 << 20)).map((stream) => (sides) => {
  const roll = stream.next();
  return roll.done ? 0 : roll.value % sides;
});

/** A profile as JSON, as it would be written without any choice. */
export const plainly: Dice = () => 0;

/** Where a value stands: at an instant of the catalog, at the root, in what is of type logonUser, or elsewhere. */
type Where = 'root' | 'instant' | 'logonUser' | 'elsewhere';

function inside(where: Where, name: string): Where {
  if ((where === 'root' || where === 'logonUser') && name === 'firstSeenDateTime') return 'instant';
  return where === 'root' && name === 'logonUsers' ? 'logonUser' : 'elsewhere';
}

/** Writes a value as JSON; wherever JSON and OData leave a choice that means nothing, the dice decide. */
export function written(json: Json, roll: Dice, where: Where = 'root'): string {
  if (json === null || typeof json === 'boolean') return String(json);
  if (typeof json === 'string') return text(where === 'instant' ? instant(json, roll) : json, roll);
  if ('number' in json) return number(json.number, roll);
  const blank = ['', ' ', '\n\t'][roll(3)] ?? '';
  if (!('members' in json)) {
    const items = json.map((item) => written(item, roll, where));
    return `[${blank}${shuffled(items, roll).join(`,${blank}`)}]`;
  }
  const members = json.members
    .filter(([, content]) => content !== null || roll(2) === 0)
    .map(([name, content]) => `${text(name, roll)}${blank}:${blank}${written(content, roll, inside(where, name))}`);
  return `{${blank}${shuffled(members, roll).join(`${blank},`)}}`;
}

function shuffled<T>(items: readonly T[], roll: Dice): T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(roll(rest.length), 1));
  return result;
}

function text(characters: string, roll: Dice): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `"${characters
    .split('')
    .map((unit) =>
      roll(5) === 1 ||
      unit < ' ' ||
      unit === '"' ||
      unit === '\\' ||
      (unit >= '\ud800' && unit <= '\udfff' && roll(2) === 1)
        ? escaped(unit)
        : unit,
    )
    .join('')}"`;
}

function number(literal: string, roll: Dice): string {
  const [mantissa = '', exponent = '0'] = literal.split('e');
  if (roll(2) === 0) return literal;
  const point = mantissa.includes('.') ? '' : '.';
  return `${mantissa}${point}${'0'.repeat(point.length + roll(3))}${roll(2) === 0 ? 'e' : 'E'}${exponent}`;
}

/** An instant in UTC, seen from another place. */
function instant(utc: string, roll: Dice): string {
  if (!/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/.test(utc)) return utc;
  const hours = roll(5) - 2;
  if (hours === -2) return utc.replace('Z', `${'0'.repeat(roll(5))}Z`);
  const local = new Date(Date.parse(utc) + hours * 3_600_000).toISOString().replace('Z', '');
  return `${local}${hours < 0 ? '-' : '+'}0${Math.abs(hours)}:00`;
}
