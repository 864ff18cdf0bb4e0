import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { bundledCatalog as model } from '../../../src/catalog/bundled-catalog';
import { factualTypes, type FactualType } from './csdl-facts';
import { exemplars } from './exemplars';
import { sitesOf } from './mutations';
import { check } from './support';

/**
 * A reading of the CSDL facts and of contracts.md §4 as plain as can be: no text, no ranges, no schema, nothing shared
 * with what it is held against. It works on the value, so that it knows nothing of number literals.
 */
function refusals(value: unknown, type: FactualType, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`type ${pointer}`];
  const members = Object.entries(value as Record<string, unknown>);
  return members.flatMap(([name, member]) => {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (name === '@odata.type') return refusalsOfTypeName(member, type, at);
    const property = type.properties.get(name);
    if (!property) return type.open || name.includes('@') ? [] : [`unknown-nested-property ${at}`];
    if (member === null) return property.nullable || property.collection ? [] : [`type ${at}`];
    if (!property.collection) return refusalsOfValue(member, property.type, at);
    if (!Array.isArray(member)) return [`type ${at}`];
    return member.flatMap((item, index) =>
      item === null ? [] : refusalsOfValue(item, property.type, `${at}/${index}`),
    );
  });
}

function refusalsOfTypeName(value: unknown, type: FactualType, at: string): string[] {
  if (typeof value !== 'string') return [`type ${at}`];
  return value.replace(/^#/, '') === `microsoft.graph.${type.name}` ? [] : [`kind-mismatch ${at}`];
}

function refusalsOfValue(value: unknown, type: string, at: string): string[] {
  const nested = factualTypes.find(({ name }) => name === type);
  if (nested) return refusals(value, nested, at);
  const wanted = { Boolean: 'boolean', Int32: 'number', Int64: 'number' }[type] ?? 'string';
  if (typeof value !== wanted) return [`type ${at}`];
  if (wanted === 'number') return isInteger(Number(value), type === 'Int32' ? 32 : 64) ? [] : [`type ${at}`];
  return type !== 'DateTimeOffset' || isDate(String(value)) ? [] : [`date-time ${at}`];
}

const isInteger = (value: number, bits: number) =>
  Number.isInteger(value) && value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);

/** By way of JavaScript's own calendar. */
function isDate(text: string): boolean {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,12})?(?:Z|[+-](\d\d):([0-5]\d))$/.exec(text);
  if (!match || Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0) > 840 || text.startsWith('0000')) return false;
  const date = new Date(`${match[1] ?? ''}T${match[2] ?? ''}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${match[1] ?? ''}T${match[2] ?? ''}`);
}

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const dates = fc
  .tuple(
    digits(4),
    digits(2),
    digits(2),
    digits(2),
    digits(2),
    fc.constantFrom('00', '59', '60'),
    fc.constantFrom('Z', '', '+03:00', '-14:00', '+14:30', 'z', '.5Z'),
  )
  .map(([year, month, day, hour, minute, second, rest]) =>
    JSON.stringify(
      `${year}-${Number(month) % 14}`.replace(/-(\d)$/, '-0$1') +
        `-${String(Number(day) % 33).padStart(2, '0')}T${String(Number(hour) % 26).padStart(2, '0')}:${minute}:${second}${rest}`,
    ),
  );

const values = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    '0',
    '-1',
    '1.5',
    '2147483648',
    '-2147483649',
    '"x"',
    '"true"',
    '[]',
    '{}',
    '[null]',
    '[[]]',
    '{"a": 1}',
    '[{"a": 1}]',
  ),
  fc.constantFrom(
    '{"@odata.type": "microsoft.graph.logonUser"}',
    '[{"@odata.type": null}]',
    '[{"vendor": 5, "x@y": 1}]',
  ),
  dates,
  fc.json({ maxDepth: 2 }).filter((json) => !/[eE.]|"[^"]*"(?=:)/.test(json)),
);

describe('The CSDL, typed off by hand', () => {
  it('has the names, types, collections and nullability of our model', () => {
    const ours = Object.values(model.types).map(({ name, open, properties }) => ({
      name,
      open,
      properties: Object.values(properties)
        .map(({ name: own, type, form, collection, nullable }) =>
          [own, form === 'enum' ? 'enum' : type.replace('Edm.', ''), collection, collection || nullable].join(' '),
        )
        .sort(),
    }));
    const theirs = factualTypes.map(({ name, open, properties }) => ({
      name,
      open,
      properties: [...properties]
        .map(([own, { type, collection, nullable }]) => [own, type, collection, nullable].join(' '))
        .sort(),
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    assert.deepEqual(ours.sort(byName), theirs.sort(byName));
  });

  it('refuses the same places of a changed payload, for the same reasons', () => {
    const places = exemplars.flatMap(({ kind, text }) => sitesOf(text, kind).map((site) => ({ kind, text, site })));
    fc.assert(
      fc.property(fc.constantFrom(...places), values, ({ kind, text, site }, value) => {
        const { offset, length } = site.node;
        const mutant = text.slice(0, offset) + value + text.slice(offset + length);
        const errors = check(mutant, { kind: kind.id }).filter(({ severity }) => severity === 'error');
        const ours = errors
          .map(({ rule, pointer }) => `${rule} ${pointer}`)
          .filter((error) => !error.startsWith('missing-tenant'));
        const type = factualTypes.find((row) => row.kind === kind.id) ?? assert.fail();
        assert.deepEqual(ours.sort(), refusals(JSON.parse(mutant), type).sort(), mutant);
      }),
      { numRuns: 5000 },
    );
  });

  it('finds the same dates real', () => {
    fc.assert(
      fc.property(dates, (literal) => {
        const text = `{"tags": [], "firstSeenDateTime": ${literal}}`;
        const isWrong = check(text, { intent: 'update' }).some(({ rule }) => rule === 'date-time');
        assert.equal(isWrong, !isDate(String(JSON.parse(literal))), literal);
      }),
      { numRuns: 5000 },
    );
  });
});
