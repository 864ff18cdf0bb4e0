import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/document/parse-document';
import { Tape } from '../../../src/document/tape';
import type { KindId } from '../../../src/catalog/kinds';
import { bodyToSend } from '../../../src/payload/intent';
import { readPayload, type ReadPayloadOptions } from '../../../src/payload/read-payload';

const read = (text: string, options: Partial<ReadPayloadOptions> = {}) =>
  readPayload(parseDocument(text), { catalog: bundledCatalog, ...options });

const ip = '{"@odata.type": "#microsoft.graph.ipSecurityProfile"}';

describe('Reading a payload', () => {
  it('keeps none of the names that it passes by: of hundreds of thousands, that takes longer than a frame', () => {
    class Watched extends Tape {
      override name(): never {
        return assert.fail('a name is kept');
      }
    }
    const document = parseDocument('{"n1": 1, "azureTenantId": "t", "n2": {"n3": 2}, "id": "i"}');
    const tape = new Watched(document.text, document.tape.cells());
    const { id, tenantId } = readPayload({ ...document, tape }, { catalog: bundledCatalog });
    assert.deepEqual([id, tenantId], ['i', 't']);
  });
});

describe('The kind of a payload', () => {
  const kinds: readonly (readonly [
    what: string,
    text: string,
    options: Partial<ReadPayloadOptions>,
    kind?: KindId,
    from?: string,
  ])[] = [
    ['is told by the file name', '{}', { fileName: '/a/b/web01.host.secprofile.json' }, 'host', 'fileName'],
    ['is told by the file name before @odata.type', ip, { fileName: 'x.host.secprofile.json' }, 'host', 'fileName'],
    [
      'is told by the option before the file name',
      ip,
      { fileName: 'x.host.secprofile.json', kind: 'user' },
      'user',
      'option',
    ],
    ['is told by @odata.type in a plain payload file', ip, { fileName: 'x.secprofile.json' }, 'ip', 'odataType'],
    ['is told by @odata.type without #', ip.replace('#', ''), {}, 'ip', 'odataType'],
    ['is told by @odata.type in any file', ip, { fileName: 'x.json' }, 'ip', 'odataType'],
    ['is told by an escaped @odata.type', ip.replace('@', '\\u0040'), {}, 'ip', 'odataType'],
    ['stays unknown where the case is wrong', ip.replace('ipSec', 'ipsec'), {}],
    ['stays unknown where @odata.type is no text', '{"@odata.type": 1}', {}],
    ['stays unknown where the root is a list', `[${ip}]`, {}],
    ['stays unknown in an empty text', '', {}],
    ['stays unknown by host.secprofile.json, a plain name', '{}', { fileName: 'host.secprofile.json' }],
    ['stays unknown by a file name in capitals', '{}', { fileName: 'web.HOST.secprofile.json' }],
    ['stays unknown by a kind that does not exist', '{}', { fileName: 'x.constructor.secprofile.json' }],
  ];

  for (const [what, text, options, kind, from] of kinds) {
    it(what, () => {
      const payload = read(text, options);
      assert.deepEqual([payload.kind?.id, payload.kindFrom], [kind, from]);
    });
  }
});

describe('The id of a payload', () => {
  it('is about a tenant that one text tells; about one that nobody can tell where there is another value', () => {
    for (const [text, tenant] of [
      ['{"azureTenantId": "a"}', 'a'],
      ['{"azureTenantId": ""}', ''],
      ['{}', undefined],
      ['[]', undefined],
      ['{"azureTenantId": "a", "azureTenantId": "b"}', null],
      ['{"azureTenantId": "a", "azure\\u0054enantId": "a"}', null],
      ['{"azureTenantId": null}', null],
      ['{"azureTenantId": 7}', null],
      ['{"azureTenantId": ["a"]}', null],
      ['{"hostedBy": {"azureTenantId": null}}', undefined],
    ] as const) {
      assert.equal(read(text).tenantId, tenant, text);
    }
  });

  it('is the root id, when that is a text with something in it', () => {
    assert.equal(read('{"id": "a\\u002fb"}').id, 'a/b');
    assert.equal(read('{"id": ""}').id, undefined);
    assert.equal(read('{"id": 5}').id, undefined);
    assert.equal(read('{"tags": {"id": "x"}}').id, undefined);
    assert.equal(read('"id"').id, undefined);
  });
});

describe('The body to send', () => {
  const text = '{\r\n  // why\r\n  "$schema": "./x.json",\r\n  "id": "1",\r\n  "size": 9223372036854775807,\r\n}';

  it('is what was typed, without comments, trailing commas and a root $schema', () => {
    assert.equal(bodyToSend(read(text), 'add'), '{\r\n  \r\n  \r\n  "id": "1",\r\n  "size": 9223372036854775807\r\n}');
  });

  it('of an Update lacks the root id, which goes into the URL', () => {
    assert.equal(bodyToSend(read(text), 'update'), '{\r\n  \r\n  \r\n  \r\n  "size": 9223372036854775807\r\n}');
  });

  it('of an Update keeps ids and $schema further inside', () => {
    const nested = '{"a":{"id":"1","$schema":"x"}}';
    assert.equal(bodyToSend(read(nested), 'update'), nested);
  });

  it('keeps numbers, order, escapes and blanks', () => {
    const odd = '{ "b":1.50 ,"a" : -0,\t"e":1e400, "s": "\\u00e9\\/\ud83d\ude00" }';
    assert.equal(bodyToSend(read(odd), 'add'), odd);
  });

  it('does not begin with a byte-order mark', () => {
    assert.equal(bodyToSend(read('\uFEFF{"a": 1}'), 'add'), '{"a": 1}');
  });
});
