import assert from 'node:assert/strict';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { setOf } from '../../../src/catalog/kinds';
import { all, readXml } from '../../support/xml';
import { csdlOf } from '../../../src/sandbox/metadata/csdl';

const { kinds, types } = bundledCatalog;

describe('sandbox: $metadata', () => {
  const root = readXml(csdlOf(bundledCatalog));
  const named = (element: string, name: string) =>
    all(root, element).find(({ attributes }) => attributes['Name'] === name);

  it('is one schema of the namespace microsoft.graph', () => {
    assert.deepEqual([root.name, root.attributes['Version']], ['edmx:Edmx', '4.0']);
    assert.deepEqual(
      all(root, 'Schema').map(({ attributes }) => [attributes['Namespace'], attributes['Alias']]),
      [['microsoft.graph', 'graph']],
    );
  });

  it('has a singleton that contains the six sets', () => {
    assert.deepEqual(
      all(root, 'Singleton').map(({ attributes }) => attributes),
      [{ Name: 'security', Type: 'graph.security' }],
    );
    assert.deepEqual(
      named('EntityType', 'security')?.children.map(({ attributes }) => attributes),
      kinds.map((kind) => ({
        Name: setOf(kind),
        Type: `Collection(graph.${kind.type})`,
        ContainsTarget: 'true',
      })),
    );
  });

  it('has every type of the model with every property', () => {
    for (const type of Object.values(types)) {
      const found = named(type.open ? 'EntityType' : 'ComplexType', type.name);
      const names = found?.children.map(({ attributes }) => attributes['Name']);
      assert.deepEqual(
        names,
        Object.keys(type.properties).filter((name) => name !== 'id'),
        type.name,
      );
    }
  });

  it('names only types that are there', () => {
    const declared = new Set([
      ...['EntityType', 'ComplexType', 'EnumType'].flatMap((name) =>
        all(root, name).map(({ attributes }) => `graph.${attributes['Name'] ?? ''}`),
      ),
      'Edm.String',
      'Edm.Boolean',
      'Edm.Int32',
      'Edm.Int64',
      'Edm.DateTimeOffset',
    ]);
    for (const { attributes } of [...all(root, 'Property'), ...all(root, 'NavigationProperty')]) {
      const type = attributes['Type'] ?? '';
      assert.ok(declared.has(/^Collection\((.*)\)$/.exec(type)?.[1] ?? type), type);
    }
    for (const { attributes } of all(root, 'EntityType')) {
      if (attributes['BaseType'] !== undefined) assert.ok(declared.has(attributes['BaseType']));
    }
  });

  it('numbers enum members as Graph does, and makes the tenant a must', () => {
    const values = named('EnumType', 'userAccountSecurityType')?.children.map(({ attributes }) => [
      attributes['Name'],
      attributes['Value'],
    ]);
    assert.deepEqual(values, [
      ['unknown', '0'],
      ['standard', '1'],
      ['power', '2'],
      ['administrator', '3'],
      ['unknownFutureValue', '127'],
    ]);
    const tenants = all(root, 'Property').filter(({ attributes }) => attributes['Name'] === 'azureTenantId');
    assert.equal(
      tenants.filter(({ attributes }) => attributes['Nullable'] === 'false').length,
      kinds.filter(({ required }) => required.includes('azureTenantId')).length,
    );
    assert.equal(
      named('EntityType', 'fileSecurityProfile')?.children.find(({ attributes }) => attributes['Name'] === 'size')
        ?.attributes['Type'],
      'Edm.Int64',
    );
  });
});
