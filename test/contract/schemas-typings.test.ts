import assert from 'node:assert/strict';
import { deriveModel } from '../../src/build/derive/model';
import type { Model, PropertyModel } from '../../src/catalog/model';
import { authored } from './support/payloads';
import { readTypings, type TypedProperty, type Typings } from './support/typings';

/** `logonUser` → `LogonUser` */
const typed = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The typings know no Edm types: numbers are numbers, dates are strings. */
const javascriptTypes: Readonly<Record<string, string>> = {
  'Edm.String': 'string',
  'Edm.DateTimeOffset': 'string',
  'Edm.Boolean': 'boolean',
  'Edm.Int32': 'number',
  'Edm.Int64': 'number',
};

function asTyped({ type, nullable, collection }: PropertyModel): TypedProperty {
  return { type: javascriptTypes[type] ?? typed(type), nullable, collection };
}

describe('The authored schemas and the published typings of the beta Graph', () => {
  let model: Model;
  let typings: Typings;

  before(async () => {
    model = deriveModel(await authored());
    typings = readTypings();
  });

  it('know the same six kinds and eleven nested types', () => {
    const missing = Object.keys(model.types).filter((name) => !typings.interfaces.has(typed(name)));
    assert.deepEqual(missing, []);
    assert.equal(Object.keys(model.types).length, 17);
  });

  it('agree on every property: none invented, none forgotten, the same type, collections and null', () => {
    for (const { name, open, properties } of Object.values(model.types)) {
      const ours = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, asTyped(value)]));
      const inherited = open ? typings.interfaces.get('Entity') : {};
      assert.deepEqual(ours, { ...inherited, ...typings.interfaces.get(typed(name)) }, name);
    }
  });

  it('agree on every enum, but for the sentinel that nobody writes', () => {
    assert.equal(Object.keys(model.enums).length, 5);
    for (const [name, members] of Object.entries(model.enums)) {
      assert.deepEqual([...members, 'unknownFutureValue'], typings.enums.get(typed(name)), name);
    }
  });
});
