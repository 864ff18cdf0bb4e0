import assert from 'node:assert/strict';
import { kindWords } from '../../../src/catalog/kind-words';
import { bundledCatalog as catalog } from '../../../src/catalog/bundled-catalog';

describe('The bundled catalog', () => {
  it('finds a kind by its id, and by both spellings of its @odata.type', () => {
    for (const kind of catalog.kinds) {
      const name = catalog.odataType(kind.type);
      assert.equal(catalog.kind(kind.id), kind);
      assert.equal(catalog.findKind(kind.id), kind);
      assert.equal(catalog.kindOfODataType(name), kind);
      assert.equal(catalog.kindOfODataType(name.slice(1)), kind);
    }
  });

  it('knows no kind by another spelling', () => {
    for (const name of ['', '#', 'hostSecurityProfile', '##microsoft.graph.hostSecurityProfile']) {
      assert.equal(catalog.kindOfODataType(name), undefined, name);
    }
    assert.equal(catalog.kindOfODataType('#microsoft.graph.HostSecurityProfile'), undefined);
  });

  it('says which kind, type or schema it does not have, those of a prototype included', () => {
    for (const name of ['printer', 'constructor', '__proto__', '']) {
      assert.equal(catalog.findKind(name), undefined);
      assert.throws(() => catalog.kind(name), RangeError);
      assert.throws(() => catalog.type(name), RangeError);
      assert.throws(() => catalog.validator(name), RangeError);
    }
  });

  for (const { id, type, ...kind } of catalog.kinds) {
    it(`speaks of members that a ${id} has`, () => {
      const declared = Object.keys(catalog.type(type).properties);
      const named = [...kind.serverSet, ...kind.required, ...(kind.updatable ?? []), ...kind.identifying];
      assert.deepEqual(
        named.filter((name) => !declared.includes(name)),
        [],
      );
    });

    it(`says what a ${id} is for, and what people call one by`, () => {
      assert.match(kindWords[id]?.purpose ?? '', /^[A-Z].*\.$/);
      assert.match(kindWords[id]?.nameLabel ?? '', /^[A-Z].*[^.]$/);
    });

    it(`asks of a ${id} what its schema asks`, () => {
      const validate = catalog.validator(id);
      validate({});
      const missing = (validate.errors ?? []).map(
        ({ params }) => (params as { missingProperty: string }).missingProperty,
      );
      assert.deepEqual(missing, kind.required);
    });
  }
});
