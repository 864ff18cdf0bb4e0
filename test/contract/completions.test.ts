import assert from 'node:assert/strict';
import { deriveModel, odataType } from '../../src/build/derive/model';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { Model } from '../../src/catalog/model';
import { contributed, documentationOf } from './support/json-service';
import { authored } from './support/payloads';

const { kinds } = bundledKinds;

const host = 'web01.host.secprofile.json';

const labels = async (name: string, text: string) =>
  (await contributed().completions(name, text)).map(({ label }) => label).sort();

/** What is typed when the completion `label` at `|` is accepted. */
async function accepted(name: string, text: string, label: string): Promise<string> {
  const item = (await contributed().completions(name, text)).find((found) => found.label === label);
  return item?.textEdit?.newText ?? '';
}

describe('Completions in a payload', () => {
  let model: Model;

  before(async () => {
    model = deriveModel(await authored());
  });

  for (const kind of kinds) {
    it(`offer every property of a ${kind.id} with a sentence about it, by file name and by @odata.type`, async () => {
      const all = Object.keys(model.types[kind.type]?.properties ?? {}).sort();
      const items = await contributed().completions(`a.${kind.id}.secprofile.json`, '{|}');
      assert.deepEqual(items.map(({ label }) => label).sort(), [odataType, ...all]);
      for (const item of items) assert.match(documentationOf(item), /^[A-Z].*\.\n\n.* null\n\nSource: /s, item.label);
      const text = `{"@odata.type": "${bundledKinds.odataType(kind.type)}", |}`;
      assert.deepEqual([...new Set(await labels('a.secprofile.json', text))], all);
    });

    it(`offer every property of the nested types of a ${kind.id}, also beside mistakes`, async () => {
      for (const { name, type, form, collection } of Object.values(model.types[kind.type]?.properties ?? {})) {
        if (form !== 'complex') continue;
        const object = `{"unknown": 1, "@odata.etag": [], |}`;
        const text = `{"${name}": ${collection ? `[null, ${object}]` : object}}`;
        const expected = [odataType, ...Object.keys(model.types[type]?.properties ?? {}).sort()];
        assert.deepEqual(await labels(`a.${kind.id}.secprofile.json`, text), expected, type);
      }
    });
  }

  it('offer the members of an enum with a sentence each, alone and in a collection, in quotes and without', async () => {
    for (const text of ['{"logonUsers": [{"logonTypes": [|]}]}', '{"logonUsers": [{"logonTypes": ["|"]}]}']) {
      const items = await contributed().completions(host, text);
      assert.deepEqual(
        items.map(({ label }) => label),
        ['"unknown"', '"interactive"', '"remoteInteractive"', '"network"', '"batch"', '"service"'],
      );
      assert.equal(documentationOf(items[4]), 'Logged on by a batch job, such as a scheduled task.');
    }
    assert.deepEqual(await labels('a.file.secprofile.json', '{"hashes": [{"hashType": |}]}'), [
      '"authenticodeHash256"',
      '"ctph"',
      '"lsHash"',
      '"md5"',
      '"sha1"',
      '"sha256"',
      '"unknown"',
    ]);
  });

  it('write the empty form of a type and put the cursor into it', async () => {
    assert.equal(await accepted(host, '{|}', 'fqdn'), '"fqdn": "$1"');
    assert.equal(await accepted(host, '{|}', 'tags'), '"tags": [\n\t"$1"\n]');
    assert.equal(await accepted('a.ip.secprofile.json', '{|}', 'countHits'), '"countHits": ${1:0}');
    assert.equal(
      await accepted(host, '{|}', 'lastSeenDateTime'),
      '"lastSeenDateTime": "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}T${1:00:00:00}Z"',
    );
  });

  it('ask again where there is a choice of values', async () => {
    const items = await contributed().completions(host, '{|}');
    const asking = items.filter(({ command }) => command?.command === 'editor.action.triggerSuggest');
    assert.deepEqual(asking.map(({ label }) => label).sort(), [
      'isAzureAdJoined',
      'isAzureAdRegistered',
      'isHybridAzureDomainJoined',
      'logonUsers',
      'networkInterfaces',
      'vendorInformation',
    ]);
    assert.deepEqual(await labels(host, '{"isAzureAdJoined": |}'), ['false', 'null', 'true']);
  });

  it('offer a nested object filled with its properties, or empty', async () => {
    assert.deepEqual(await labels(host, '{"networkInterfaces": |}'), ['[{}]', '[{…}]']);
    assert.deepEqual(await labels(host, '{"networkInterfaces": [|]}'), ['{}', '{…}']);
    assert.match(await accepted(host, '{"vendorInformation": |}', '{…}'), /^\{\n\t"provider": "\$\{1:/);
  });

  it('offer whole payloads in an empty document', async () => {
    assert.deepEqual(await labels(host, '|'), ['Host profile: Add', 'Host profile: Update of tags']);
    assert.equal((await labels('a.secprofile.json', '|')).length, 12);
  });

  it('offer the six kinds in a plain payload that has none yet', async () => {
    const types = kinds.map((kind) => JSON.stringify(bundledKinds.odataType(kind.type))).sort();
    assert.deepEqual(await labels('a.secprofile.json', '{"@odata.type": "|"}'), types);
    assert.equal(await accepted('a.secprofile.json', '{|}', '@odata.type'), '"@odata.type": $1');
  });
});

describe('Hovers in a payload', () => {
  it('say meaning, type, null, the source of the meaning and an example', async () => {
    assert.equal(
      await contributed().hover(host, '{"fq|dn": "web01.contoso.com"}'),
      [
        'Host name with its DNS suffix.',
        'Text (Edm.String) · may be null',
        'Source: Microsoft’s documentation, current or withdrawn.',
        'Example: `"web01.contoso.com"`',
      ].join('\n\n'),
    );
    const inferred = await contributed().hover('a.domain.secprofile.json', '{"azure|TenantId": 3}');
    assert.match(inferred, /Text \(Edm\.String\) · never null\n\nSource: inferred from/);
  });

  it('explain nested properties, also beside mistakes', async () => {
    const text = '{"logonUsers": [3, {"unknown": 1, "logon|Id": 3}]}';
    assert.match(await contributed().hover(host, text), /^Id of the logon\.\n\n/);
  });

  it('explain the property in its own words where it refers to a type', async () => {
    const hover = await contributed().hover(host, '{"vendor|Information": {}}');
    assert.match(hover, /^The product that the profile comes from: its vendor and its provider\.\n\nObject/);
  });

  it('explain the member of an enum that stands there', async () => {
    const alone = await contributed().hover(host, '{"logonUsers": [{"accountType": "stan|dard"}]}');
    assert.match(alone, /`standard`: A standard account, without administrative rights\\\.$/);
    const inCollection = await contributed().hover(host, '{"logonUsers": [{"logonTypes": ["x", "bat|ch"]}]}');
    assert.match(inCollection, /`batch`: Logged on by a batch job/);
  });

  it('follow @odata.type in a plain payload', async () => {
    const text = '{"@odata.type": "microsoft.graph.ipSecurityProfile", "add|ress": "192.0.2.1"}';
    assert.match(await contributed().hover('a.secprofile.json', text), /^The IP address as text/);
  });
});
