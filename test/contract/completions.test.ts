import assert from 'node:assert/strict';
import { deriveModel, odataType } from '../../src/build/derive/model';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { bundledCatalog } from '../../src/catalog/bundled-catalog';
import { fileMatchOf } from '../../src/catalog/file-names';
import type { Model } from '../../src/catalog/model';
import { contributed, documentationOf } from './support/json-service';
import { authored, snippetsOf } from './support/payloads';

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

  it('begin with what an Add needs, and end with what the service sets and @odata.type', async () => {
    const sorted = async (name: string, text: string) =>
      (await contributed().completions(name, text))
        .sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
        .map(({ label }) => label);
    for (const kind of kinds) {
      const first = [...kind.required, ...kind.identifying, 'vendorInformation'];
      const last = [...kind.serverSet].sort();
      const names = await sorted(`a.${kind.id}.secprofile.json`, '{|}');
      assert.deepEqual(names.slice(0, first.length), first);
      assert.deepEqual(names.slice(-last.length - 1), [...last, odataType]);
    }
    const names = await sorted(host, '{"vendorInformation": {|}}');
    assert.deepEqual(names, ['vendor', 'provider', 'providerVersion', 'subProvider', odataType]);
  });

  it('leave out the members that a list of an enum has', async () => {
    for (const items of ['["batch", |]', '["batch", "|"]', '[|, "batch"]']) {
      const offered = await labels(host, `{"logonUsers": [{"logonTypes": ${items}}]}`);
      assert.deepEqual(offered, ['"interactive"', '"network"', '"remoteInteractive"', '"service"', '"unknown"'], items);
    }
  });

  it('ask at once for a value that payloads of a workspace share, and write "" if there is none', async () => {
    const item = (await contributed().completions(host, '{|}')).find(({ label }) => label === 'azureTenantId');
    assert.equal(item?.command?.command, 'editor.action.triggerSuggest');
    assert.equal(item.textEdit?.newText, '"azureTenantId": $1');
    assert.deepEqual(await labels(host, '{"azureTenantId": |}'), ['""']);
  });

  it('ask again where there is a choice of values', async () => {
    const items = await contributed().completions(host, '{|}');
    const asking = items.filter(({ command }) => command?.command === 'editor.action.triggerSuggest');
    assert.deepEqual(asking.map(({ label }) => label).sort(), [
      'azureSubscriptionId',
      'azureTenantId',
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
    assert.deepEqual(await labels(host, '{"networkInterfaces": |}'), [
      'New empty networkInterface',
      'New networkInterface',
    ]);
    assert.deepEqual(await labels(host, '{"networkInterfaces": [|]}'), [
      'New empty networkInterface',
      'New networkInterface',
    ]);
    assert.match(
      await accepted(host, '{"vendorInformation": |}', 'New securityVendorInformation'),
      /^\{\n\t"provider": "\$\{1:/,
    );
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

describe('Snippets of whole payloads and of parts', () => {
  it('are offered in payload files of the kinds that have them, and in plain ones', () => {
    const files = { ...snippetsOf('payloads'), ...snippetsOf('nested-types') };
    for (const { prefix, include, exclude } of Object.values(files)) {
      assert.deepEqual(include, ['*.secprofile.json']);
      const types = kinds.filter(({ id, type }) => {
        const [, what = ''] = prefix.split('-');
        return (
          what === id || Object.values(bundledCatalog.type(type).properties).some((property) => property.type === what)
        );
      });
      const others = kinds.filter((kind) => !types.includes(kind));
      assert.deepEqual(exclude, others.map(fileMatchOf), prefix);
    }
  });
});

describe('Hovers in a payload', () => {
  it('say meaning, type, null, the source of the meaning and an example', async () => {
    assert.equal(
      await contributed().hover(host, '{"fq|dn": "web01.contoso.com"}'),
      [
        'Host name with its DNS suffix.',
        'Text (Edm.String) · may be null',
        'Source: Microsoft documentation (some pages were withdrawn).',
        'Example: `"web01.contoso.com"`',
      ].join('\n\n'),
    );
    const inferred = await contributed().hover('a.domain.secprofile.json', '{"azure|TenantId": 3}');
    assert.match(inferred, /Text \(Edm\.String\) · never null\n\nSource: inferred from/);
  });

  it('explain nested properties, also beside mistakes', async () => {
    const text = '{"logonUsers": [3, {"unknown": 1, "logon|Id": 3}]}';
    assert.match(await contributed().hover(host, text), /^ID of the logon\.\n\n/);
  });

  it('explain the property in its own words where it refers to a type', async () => {
    const hover = await contributed().hover(host, '{"vendor|Information": {}}');
    assert.match(hover, /^The product that the profile comes from: its vendor and its provider\.\n\nObject/);
  });

  it('name the members of an object, and of the objects of a collection', async () => {
    const object = await contributed().hover(host, '{"vendor|Information": {}}');
    assert.match(object, /\n\nMembers: `provider`, `providerVersion`, `subProvider`, `vendor`/);
    assert.match(
      await contributed().hover(host, '{"logon|Users": []}'),
      /\n\nMembers: `accountDomain`, `accountName`,/,
    );
  });

  it('keep the meaning of the property on a value that is no member of its enum, alone and in a collection', async () => {
    const alone = await contributed().hover(host, '{"logonUsers": [{"accountType": "ro|ot"}]}');
    assert.match(alone, /^Class of the account/);
    const inCollection = await contributed().hover(host, '{"logonUsers": [{"logonTypes": ["ro|ot"]}]}');
    assert.match(inCollection, /^Kinds of logon/);
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
