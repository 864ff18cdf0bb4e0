import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bundledCatalog } from '../../src/catalog/bundled-catalog';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import type { Validation } from '../../src/editor/problems/validate-commands';
import { closeAll, marks, open, run, validate, write } from './support';
import { eventually } from '../support/eventually';

function labelOf({ label }: vscode.CompletionItem): string {
  return (typeof label === 'string' ? label : label.label).replaceAll('"', '');
}

/** Opens a payload whose text has the cursor where `|` stands. */
async function at(name: string, text: string): Promise<{ uri: vscode.Uri; position: vscode.Position }> {
  const uri = await write(name, text.replace('|', ''));
  const { document } = await open(uri);
  return { uri, position: document.positionAt(text.indexOf('|')) };
}

async function allCompletions(uri: vscode.Uri, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items;
}

const orderOf = (item: vscode.CompletionItem) => item.sortText ?? labelOf(item);

async function completionsAt(name: string, text: string, wanted: string): Promise<vscode.CompletionItem> {
  const { uri, position } = await at(name, text);
  return eventually(async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      position,
      undefined,
      100,
    );
    return list.items.find((item) => labelOf(item) === wanted);
  }, `a completion ${wanted}`);
}

async function hoverAt(name: string, text: string): Promise<string> {
  const { uri, position } = await at(name, text);
  return eventually(async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content as vscode.MarkdownString).value)
      .join('\n');
  }, 'a hover');
}

describe('Writing a payload', () => {
  const host = bundledKinds.kind('host');
  afterEach(closeAll);

  for (const [kind, property] of [
    ['host', 'networkInterfaces'],
    ['domain', 'registrant'],
    ['user', 'userPrincipalName'],
    ['ip', 'ipReferenceData'],
    ['file', 'hashes'],
    ['cloudapp', 'permissionsRequired'],
  ] as const) {
    it(`completes the properties of ${kind}`, async () => {
      await completionsAt(`complete.${kind}.secprofile.json`, '{ | }', property);
    });
  }

  it('completes what an Add needs first', async () => {
    const { uri, position } = await at('first.host.secprofile.json', '{ | }');
    const first = await eventually(async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        position,
      );
      const sorted = items
        .filter(({ kind }) => kind === vscode.CompletionItemKind.Property)
        .sort((one, other) => ((one.sortText ?? '') < (other.sortText ?? '') ? -1 : 1));
      return sorted.length > 3 ? sorted.slice(0, 3).map(labelOf) : undefined;
    }, 'the properties of a host');
    assert.deepEqual(first, ['azureTenantId', 'fqdn', 'vendorInformation']);
  });

  it('completes the properties of a nested type', async () => {
    await completionsAt('nested.host.secprofile.json', '{"logonUsers": [{ | }]}', 'accountType');
  });

  it('completes enum members with a sentence about each', async () => {
    const item = await completionsAt(
      'member.host.secprofile.json',
      '{"logonUsers": [{"accountType": |}]}',
      'administrator',
    );
    const { documentation } = item;
    assert.ok((typeof documentation === 'string' ? documentation : (documentation?.value ?? '')).length > 10);
  });

  it('completes by @odata.type in a plain payload', async () => {
    await completionsAt(
      'route.secprofile.json',
      '{"@odata.type": "#microsoft.graph.fileSecurityProfile", | }',
      'hashes',
    );
  });

  it('offers a plain payload the properties of its own kind alone', async () => {
    const { uri, position } = await at(
      'alone.secprofile.json',
      '{"@odata.type": "#microsoft.graph.fileSecurityProfile", | }',
    );
    const names = await eventually(async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        position,
      );
      const all = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Property).map(labelOf);
      return all.includes('hashes') ? all : undefined;
    }, 'the properties of a file');
    for (const other of ['fqdn', 'registrant', 'address']) assert.ok(!names.includes(other), other);
  });

  it('explains an object, and a wrong member of an enum, in the words of their property', async () => {
    const object = await hoverAt('object.host.secprofile.json', '{"vendor|Information": {}}');
    assert.match(object, /Members: `provider`, `providerVersion`/);
    const member = await hoverAt('wrong.host.secprofile.json', '{"logonUsers": [{"accountType": "ro|ot"}]}');
    assert.match(member, /^Class of the account/);
    const listed = await hoverAt('wrong-one.host.secprofile.json', '{"logonUsers": [{"logonTypes": ["ro|ot"]}]}');
    assert.match(listed, /^Kinds of logon/);
  });

  it('explains a property: type, nullability, meaning, where that comes from, an example', async () => {
    const text = await hoverAt('hover.host.secprofile.json', '{"fq|dn": "web01.contoso.com"}');
    for (const part of [/Edm\.String/, /null/i, /host name|DNS/i, /contoso/]) assert.match(text, part);
  });

  it('offers snippets in a payload', async () => {
    await completionsAt('snippet.host.secprofile.json', '|', 'secprofile-host-add');
  });

  const propertiesOf = (type: string) => [...Object.keys(bundledCatalog.type(type).properties), '@odata.type'];
  const members = ['unknown', 'interactive', 'remoteInteractive', 'network', 'batch', 'service'];
  for (const [where, text, expected] of [
    ['an empty file', '|', ['Host profile: Add', 'Host profile: Update of tags']],
    ['an object', '{ | }', propertiesOf(host.type)],
    ['a nested object', '{"vendorInformation": { | }}', propertiesOf('securityVendorInformation')],
    ['an object in a list', '{"logonUsers": [{ | }]}', propertiesOf('logonUser')],
    ['a list of objects', '{"logonUsers": [|]}', ['New empty logonUser', 'New logonUser']],
    ['a list of members', '{"logonUsers": [{"logonTypes": [|]}]}', members],
    ['one that has a member', '{"logonUsers": [{"logonTypes": ["batch", |]}]}', members.filter((m) => m !== 'batch')],
  ] as const) {
    it(`offers what fits in ${where}, and of snippets those of its kind alone, last`, async () => {
      const { uri, position } = await at(`${where.replaceAll(' ', '-')}.host.secprofile.json`, text);
      const items = await eventually(async () => {
        const found = await allCompletions(uri, position);
        return found.some(({ kind }) => kind !== vscode.CompletionItemKind.Snippet) && found;
      }, 'completions');
      const isSnippet = (item: vscode.CompletionItem) => labelOf(item).startsWith('secprofile-');
      const fitting = items.filter((item) => !isSnippet(item));
      assert.deepEqual(fitting.map(labelOf).sort(), [...expected].sort());
      const own = ['host', ...Object.values(bundledCatalog.type(host.type).properties).map(({ type }) => type)];
      for (const snippet of items.filter(isSnippet)) {
        assert.ok(own.includes(labelOf(snippet).split('-')[1] ?? ''), labelOf(snippet));
        for (const item of fitting) assert.ok(orderOf(item) < orderOf(snippet), labelOf(item));
      }
    });
  }

  it('starts a new payload with a proper name, a minimal Add and no error but the field to fill', async () => {
    const made = await run<{ uri: string; kind: string }>('new', 'domain');
    assert.equal(made.kind, 'domain');
    assert.match(made.uri, /^untitled:.*\.domain\.secprofile\.json$/);
    const { problems, kind } = await validate(vscode.Uri.parse(made.uri));
    assert.equal(kind, 'domain');
    assert.deepEqual(
      problems.filter(({ rule }) => rule !== 'missing-tenant' && rule !== 'guid' && rule !== 'placeholder'),
      [],
    );
  });

  it('names a new payload for what it is about, in the folder of the editor in front', async () => {
    const beside = await write('fleet/other.host.secprofile.json', '{}');
    await open(beside);
    const { uri } = await run<{ uri: string }>('new', 'host', 'web02.fabrikam.com');
    const folder = beside.path.slice(0, beside.path.lastIndexOf('/'));
    assert.equal(vscode.Uri.parse(uri).path, `${folder}/web02.fabrikam.com.host.secprofile.json`);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /"fqdn": "web02\.fabrikam\.com"/);
    const again = await run<{ uri: string }>('new', 'host', 'WEB02.fabrikam.com');
    assert.equal(vscode.Uri.parse(again.uri).path, `${folder}/WEB02.fabrikam.com-2.host.secprofile.json`);
  });

  it('checks every file of a selection', async () => {
    const uris = [await write('one.host.secprofile.json', '{"os": 1}'), await write('two.ip.secprofile.json', '{')];
    const checked = await run<readonly Validation[]>('validate', uris[0], [...uris, await write('notes.md', 'x')]);
    assert.deepEqual(
      checked.map(({ kind }) => kind),
      ['host', 'ip'],
    );
  });

  it('reads a closed file as its editor would', async () => {
    const text = '{"displayName": "Renée", "azureTenantId": 5}';
    const uri = await write('wide.user.secprofile.json', await vscode.workspace.encode(text, { encoding: 'utf16le' }));
    const found = await run<{ unreadable: readonly string[] }>('validateWorkspace');
    assert.deepEqual(found.unreadable, []);
    await eventually(() => marks(uri).includes('secprofile:type@0'), 'the mark');
    assert.ok(!marks(uri).some((mark) => mark.includes('syntax')), marks(uri).join());
  });

  it('shows Add and Preview above the root of what was not added', async () => {
    const uri = await write('lenses.host.secprofile.json', '// a comment first\n{ "os": "Linux" }\n');
    await open(uri);
    const lenses = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return found.length >= 3 ? found : undefined;
    }, 'code lenses');
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      ['add', 'previewRequest', 'toggleIntent'].map((name) => `securityProfiles.${name}`),
    );
    assert.deepEqual([...new Set(lenses.map(({ range }) => range.start.line))], [1]);
  });

  it('shows them above a root after 20 million blanks', async () => {
    const blanks = 20_000_000;
    const uri = await write('blanks.host.secprofile.json', `${' '.repeat(blanks)}{ "os": "Linux" }`);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText().length, blanks + 17);
    const lenses = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return found.length >= 3 ? found : undefined;
    }, 'code lenses');
    assert.deepEqual([...new Set(lenses.map(({ range }) => range.start.character))], [blanks]);
    // The index never keeps a file of this size, so it would read it again for every other test.
    await vscode.workspace.fs.delete(uri);
  });

  it('leads from a setting to the page that it names', async () => {
    assert.match(await run<string>('openDocumentation', 'docs:history'), /\/docs\/history\.md$/);
  });

  it('shows none in other JSON files', async () => {
    const uri = await write('other.json', '{}');
    await open(uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    assert.deepEqual(lenses, []);
  });
});
