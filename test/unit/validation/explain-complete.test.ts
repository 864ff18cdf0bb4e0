import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { suggest } from '../../../src/validation/explain/suggest';
import { noValues, mergeUsage, usedValues } from '../../../src/validation/explain/used-values';
import { valuePlaceAt } from '../../../src/validation/explain/value-place';
import { takeSnapshot } from '../../../src/payload/snapshot';

const payloadOf = (text: string, fileName?: string) =>
  takeSnapshot({ catalog: bundledCatalog, text, fileName }).payload;

const guid = '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93';
const now = '2026-11-21T05:04:12Z';
const used = { ...noValues, azureTenantId: [guid], tags: ['HVA', 'SAW'], vendor: ['Contoso'], provider: ['Sensor'] };

/** The texts that the first suggestion at `|` makes of a host's text; `undefined` without one. */
function completed(text: string): string | undefined {
  const offset = text.indexOf('|');
  const plain = text.replace('|', '');
  const place = valuePlaceAt(payloadOf(plain, 'x.host.secprofile.json'), offset);
  const [first] = place ? suggest(place, used, now) : [];
  if (!place || !first) return undefined;
  const { replace } = place;
  const literal = JSON.stringify(first.text) + (place.comma ? ',' : '');
  return plain.slice(0, replace.offset) + literal + plain.slice(replace.offset + replace.length);
}

describe('Values are suggested', () => {
  const table: readonly (readonly [from: string, to: string | undefined])[] = [
    ['{"azureTenantId": |}', `{"azureTenantId": "${guid}"}`],
    ['{"azureTenantId": "|"}', `{"azureTenantId": "${guid}"}`],
    ['{"azureTenantId": "3f2a|"}', `{"azureTenantId": "${guid}"}`],
    ['{"azureTenantId": "|}', `{"azureTenantId": "${guid}"}`],
    ['{"azureTenantId": |, "os": "x"}', `{"azureTenantId": "${guid}", "os": "x"}`],
    ['{\n  "azureTenantId": |\n  "os": "x"\n}', `{\n  "azureTenantId": "${guid}",\n  "os": "x"\n}`],
    ['{\n  "azureTenantId": "|"\n  "os": "x"\n}', `{\n  "azureTenantId": "${guid}",\n  "os": "x"\n}`],
    ['{"azureTenantId":|', `{"azureTenantId":"${guid}"`],
    ['{"firstSeenDateTime": no|}', `{"firstSeenDateTime": "${now}"}`],
    ['{"firstSeenDateTime": "|"}', `{"firstSeenDateTime": "${now}"}`],
    ['{"logonUsers": [{"lastSeenDateTime": |}]}', `{"logonUsers": [{"lastSeenDateTime": "${now}"}]}`],
    ['{"tags": [|]}', '{"tags": ["HVA"]}'],
    ['{"tags": ["HVA", |]}', '{"tags": ["HVA", "SAW"]}'],
    ['{"tags": ["HVA", "|"]}', '{"tags": ["HVA", "SAW"]}'],
    ['{"tags": [| "SAW"]}', '{"tags": ["HVA", "SAW"]}'],
    ['{"vendorInformation": {"vendor": "|"}}', '{"vendorInformation": {"vendor": "Contoso"}}'],
    [
      '{"vendorInformation": {"vendor": "x", "provider": |}}',
      '{"vendorInformation": {"vendor": "x", "provider": "Sensor"}}',
    ],
    ['{"tags": |}', undefined],
    ['{"os": "|"}', undefined],
    ['{"az|ureTenantId": ""}', undefined],
    ['{"azureTenantId"|: ""}', undefined],
    ['{"azureTenantId": ""|}', undefined],
    ['{"azureTenantId": | ""}', undefined],
    ['{"tags": ["HVA" |]}', undefined],
    ['{|}', undefined],
    ['|', undefined],
    ['{"x": {"azureTenantId": "|"}}', undefined],
  ];
  for (const [from, to] of table) {
    it(`${to === undefined ? 'not ' : ''}in ${from}`, () => assert.equal(completed(from), to));
  }

  it('wherever the cursor is in whatever text, without throwing', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      ' ',
      '\n',
      'now',
      '"tags"',
      '"azureTenantId"',
      '//',
      '1',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.nat(200), (pieces, where) => {
        const text = pieces.join('');
        const offset = Math.min(where, text.length);
        const place = valuePlaceAt(payloadOf(text, 'x.host.secprofile.json'), offset);
        if (!place) return;
        assert.ok(place.replace.offset <= offset && offset <= place.replace.offset + place.replace.length);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('What payloads share', () => {
  it('is read from their roots and origins, without what is nobody’s', () => {
    const text = `{
      "azureTenantId": "${guid}", "azureSubscriptionId": "Azure Subscription Id value", "tags": ["b", "a", "b", ""],
      "vendorInformation": {"vendor": "Contoso", "provider": "Provider value"}, "registrant": {"vendor": "other"}
    }`;
    assert.deepEqual(usedValues(payloadOf(text)), {
      ...noValues,
      azureTenantId: [guid],
      tags: ['b', 'a'],
      vendor: ['Contoso'],
    });
    for (const odd of [
      '',
      '[]',
      '{"tags": 5, "vendorInformation": [], "azureTenantId": "00000000-0000-0000-0000-000000000000"',
    ]) {
      assert.deepEqual(usedValues(payloadOf(odd)), noValues);
    }
  });

  it('comes with the most used first, and not too much of it', () => {
    const all = mergeUsage(
      [
        { ...noValues, tags: ['b', 'a'] },
        { ...noValues, tags: ['c', 'b'] },
      ],
      2,
    );
    assert.deepEqual(all.tags, ['b', 'a']);
  });
});
