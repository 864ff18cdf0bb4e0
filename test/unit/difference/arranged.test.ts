import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { arrangedLike } from '../../../src/difference/arranged';
import { parseDocument } from '../../../src/document/parse-document';

function arranged(payload: string, live: string | object, kind = 'host'): string {
  const text = typeof live === 'string' ? live : JSON.stringify(live);
  const read = { document: parseDocument(payload), catalog: bundledCatalog, kind: bundledCatalog.kind(kind) };
  return arrangedLike(read, parseDocument(text));
}

const payload = `// about web01
{
  "$schema": "x",
  "id": "a",
  "fqdn": "web01.contoso.com",   // its name
  "riskScore": "0.50",
  "isAzureAdJoined": true,
  "firstSeenDateTime": "2026-03-01T10:00:00+01:00",
  "tags": ["HVA", "web"],
  "logonUsers": [
    { "accountName": "adele", "accountType": "standard" },
    { "accountName": "alex" }
  ],
  "vendorInformation": {
    "vendor": "Contoso",
    "provider": "Sensor",
  }
}
`;
const same = {
  '@odata.context': 'https://graph.microsoft.com/beta/$metadata',
  vendorInformation: { provider: 'Sensor', vendor: 'Contoso', subProvider: null },
  id: 'a',
  fqdn: 'web01.contoso.com',
  os: 'Windows',
  logonUsers: [{ accountName: 'alex' }, { accountType: 'standard', accountName: 'adele', accountDomain: null }],
  riskScore: '0.50',
  tags: ['web', 'HVA'],
  isAzureAdJoined: true,
  firstSeenDateTime: '2026-03-01T09:00:00Z',
  azureTenantId: 't',
};

describe('A live profile written as a payload is', () => {
  it('is the payload where it means the same, whatever its order and what the service adds', () => {
    assert.equal(arranged(payload, same), payload);
    assert.equal(arranged(payload.replaceAll('\n', '\r\n'), same), payload.replaceAll('\n', '\r\n'));
  });

  it('differs in what an Update would change, and there alone', () => {
    const live = {
      ...same,
      fqdn: 'old.contoso.com',
      isAzureAdJoined: undefined,
      tags: ['HVA', 'db'],
      logonUsers: [{ accountName: 'alex' }, { accountName: 'adele', accountType: 'administrator', logonId: '7' }],
    };
    assert.equal(
      arranged(payload, live),
      payload
        .replace('web01.contoso.com",', 'old.contoso.com",')
        .replace('  "isAzureAdJoined": true,\n', '')
        .replace('"web"]', '"db"]')
        .replace('"standard" }', '"administrator", "logonId": "7" }'),
    );
  });

  it('has what only the profile has at the end of lists and objects, in the layout of the payload', () => {
    const live = {
      ...same,
      tags: ['HVA', 'web', 'new'],
      logonUsers: [...same.logonUsers, { accountName: 'megan' }],
      vendorInformation: { vendor: 'Contoso', provider: 'Sensor', subProvider: 'X' },
    };
    assert.equal(
      arranged(payload, live),
      payload
        .replace('"web"]', '"web", "new"]')
        .replace('"alex" }', '"alex" },\n    {\n      "accountName": "megan"\n    }')
        .replace('"Sensor",\n', '"Sensor",\n    "subProvider": "X",\n'),
    );
  });

  it('lacks what only the payload has', () => {
    assert.equal(arranged('{"tags":["a"],"os":"x"}', '{}'), '{}');
    assert.equal(
      arranged('{"tags":["a","b"],"os":"x","fqdn":"f"}', '{"tags":["b"],"fqdn":"f"}'),
      '{"tags":["b"],"fqdn":"f"}',
    );
    assert.equal(arranged('{ "os": null }', '{}'), '{ "os": null }');
    assert.equal(
      arranged('{ "tags": [] }', '{"tags":["a",{"b":1}]}'),
      '{ "tags": [\n  "a",\n  {\n    "b": 1\n  }\n] }',
    );
  });

  it('keeps the digits and escapes of the service', () => {
    assert.equal(
      arranged('{"asn": 1, "name": "x"}', String.raw`{"asn":9007199254740993.10,"name":"\u0041"}`),
      String.raw`{"asn": 9007199254740993.10, "name": "\u0041"}`,
    );
  });

  it('takes names that are those of every object', () => {
    const hostile = '{"__proto__": {"constructor": 1}, "toString": [1]}';
    assert.equal(
      arranged(hostile, '{"toString":[2],"__proto__":{"constructor":2}}'),
      '{"__proto__": {"constructor": 2}, "toString": [2]}',
    );
  });

  it('is JSON, and of the profile’s values alone, whatever both are', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 1, 'a', 'b'),
        fc.array(tie('value'), { maxLength: 3 }),
        tie('object'),
      ),
      object: fc.dictionary(fc.constantFrom('tags', 'fqdn', 'os', 'a@b', 'vendorInformation', 'x'), tie('value'), {
        maxKeys: 4,
      }),
    }));
    fc.assert(
      fc.property(value.object, value.object, fc.constantFrom(0, 2, '\t'), (ours, live, blanks) => {
        const text = JSON.stringify(ours, null, blanks);
        const result = arranged(text, JSON.stringify(live));
        const document = parseDocument(result);
        assert.deepEqual(document.faults, [], result);
        assert.equal(arranged(result, JSON.stringify(live)), result, 'arranged once more it stays as it is');
        assert.equal(arranged(text, text), text);
      }),
    );
  });
});
