import assert from 'node:assert/strict';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { payloadTextOf } from '../../../src/payload/payload-text';
import { isFound, searchFilter } from '../../../src/live/search';

describe('Looking for a text in the names of live profiles', () => {
  const filter = (kind: string, text: string) => searchFilter(bundledCatalog.kind(kind), bundledCatalog, text);

  it('is a filter on what people know each kind by', () => {
    assert.equal(filter('host', "o'neil"), "contains(fqdn,'o''neil')");
    assert.equal(filter('file', 'setup'), "names/any(x:contains(x,'setup'))");
    for (const { id } of bundledCatalog.kinds) assert.ok(filter(id, 'x'), id);
  });

  it('is done here where a service can’t', () => {
    assert.ok(isFound({ name: 'Web01', id: 'a' }, 'wEB'));
    assert.ok(isFound({ name: undefined, id: 'ABC' }, 'bc'));
    assert.ok(!isFound({ name: 'web', id: 'a' }, 'db'));
  });
});

describe('A payload made of a live profile', () => {
  it('has its members as they came and its id, and nothing that the service sets', () => {
    const text =
      '{"@odata.context":"x","@odata.etag":"y","@odata.type":"#microsoft.graph.userSecurityProfile","id":"a","createdDateTime":"x","lastModifiedDateTime":"y","tags@odata.count":1,"@microsoft.graph.tips":"Use $select","asn":9007199254740993,"tags":["\\u0041"],"a":{},"accounts":[{"createdDateTime":"z"}]}';
    assert.equal(
      payloadTextOf(text, bundledCatalog.kind('user').serverSet),
      `{
  "@odata.type": "#microsoft.graph.userSecurityProfile",
  "id": "a",
  "asn": 9007199254740993,
  "tags": [
    "\\u0041"
  ],
  "a": {},
  "accounts": [
    {
      "createdDateTime": "z"
    }
  ]
}
`,
    );
  });
});
