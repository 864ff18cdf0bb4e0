import fc from 'fast-check';
import { bundledCatalog as model } from '../../../src/catalog/bundled-catalog';
import type { Kind } from '../../../src/catalog/kinds';
import type { PropertyModel, TypeModel } from '../../../src/catalog/model';

/** JSON fragments that are wrong for some type and right for another. */
const oddities = fc.constantFrom(
  'null',
  'true',
  '"x"',
  '""',
  '1',
  '1.0',
  '1e3',
  '-5',
  '2147483648',
  '9223372036854775807',
  '9223372036854775808',
  '"2030-01-01T00:00:00Z"',
  '"2030-02-30T00:00:00Z"',
  '"2030-01-01T00:00:60Z"',
  '"2030-01-01t00:00:00z"',
  '[]',
  '{}',
  '[null]',
  '["a"]',
  '[1]',
  '[{}]',
  '{"a":1}',
);

const fitting: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'Edm.String': fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => JSON.stringify(text)),
  'Edm.Boolean': fc.constantFrom('true', 'false'),
  'Edm.Int32': fc.integer().map(String),
  'Edm.Int64': fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map(String),
  'Edm.DateTimeOffset': fc.constantFrom('"2030-01-01T00:00:00Z"', '"2029-12-31T23:59:59.1234567+03:00"'),
};

/** Mostly what fits, sometimes not. */
const orOdd = (fragment: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 25, arbitrary: fragment }, { weight: 1, arbitrary: oddities });

function one(property: PropertyModel): fc.Arbitrary<string> {
  if (property.form === 'enum')
    return fc.constantFrom(...(model.enums[property.type] ?? []), 'newMember').map((name) => `"${name}"`);
  if (property.form === 'complex') {
    const type = model.types[property.type];
    return type ? objectText(type, fc.constantFrom('@odata.type', 'unknown'), 3) : fc.constant('{}');
  }
  return fitting[property.type] ?? fc.constant('0');
}

function valueText(property: PropertyModel): fc.Arbitrary<string> {
  if (!property.collection) return orOdd(one(property));
  return orOdd(fc.array(orOdd(one(property)), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`));
}

/** The text of an object of a type, with names that the type does not have now and then, blanks, and names twice. */
function objectText(type: TypeModel, strangers: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> {
  const declared = fc
    .constantFrom(...Object.values(type.properties))
    .chain((property) => valueText(property).map((value) => `"${property.name}": ${value}`));
  const stranger = fc.tuple(strangers, oddities).map(([name, value]) => `"${name}":${value}`);
  const member = fc.oneof({ weight: 40, arbitrary: declared }, { weight: 1, arbitrary: stranger });
  const members = fc.uniqueArray(member, { maxLength: most, selector: (text) => text.slice(0, text.indexOf(':')) });
  const twice = fc.oneof(
    { weight: 30, arbitrary: members },
    { weight: 1, arbitrary: fc.array(member, { maxLength: most }) },
  );
  return twice.map((list) => `{ ${list.join(',\n')} }`);
}

/** Texts that may or may not be payloads of a kind. */
export function payloadText(kind: Kind): fc.Arbitrary<string> {
  const type = model.types[kind.type];
  if (!type) throw new Error(`No ${kind.type}`);
  const strangers = fc.constantFrom(
    '$schema',
    'id',
    '@odata.type',
    '@odata.etag',
    'tags@odata.type',
    'unknown',
    '__proto__',
    '',
  );
  const object = objectText(type, strangers, 5).map((text) => text.replace(/^\{/, '{ "azureTenantId": "t",'));
  const untidy = object.map((text) => text.replace(/,? \}$/, ' }').replace(',  }', ' }'));
  return fc.oneof(
    { weight: 30, arbitrary: untidy },
    { weight: 3, arbitrary: objectText(type, strangers, 3) },
    { weight: 1, arbitrary: oddities },
    {
      weight: 1,
      arbitrary: fc.tuple(untidy, fc.nat()).map(([text, at]) => text.slice(0, at % text.length)),
    },
  );
}
