import assert from 'node:assert/strict';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { calledElsewhere, foldName, synonyms } from '../../../src/catalog/synonyms';

describe('Names of properties in other systems', () => {
  for (const [typeName, row] of Object.entries(synonyms)) {
    it(`lead to a property of ${typeName}, each to one, and hide no name of its own`, () => {
      const type = bundledCatalog.type(typeName);
      const declared = new Set(Object.keys(type.properties).map(foldName));
      for (const [property, names] of Object.entries(row)) {
        assert.ok(Object.hasOwn(type.properties, property), property);
        for (const name of names) {
          assert.equal(calledElsewhere(name, type), property, name);
          assert.ok(!declared.has(foldName(name)), `${name} is declared`);
        }
      }
    });
  }

  it('are found however they are spelled, and nothing else is', () => {
    const host = bundledCatalog.type('hostSecurityProfile');
    for (const name of ['lastSeen', 'last_seen', 'last-seen', 'LastSeen'])
      assert.equal(calledElsewhere(name, host), 'lastSeenDateTime', name);
    for (const name of ['constructor', '__proto__', '', 'x'.repeat(100_000)])
      assert.equal(calledElsewhere(name, host), undefined);
  });
});
