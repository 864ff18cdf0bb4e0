import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open, write } from './support';
import { eventually } from '../support/eventually';

const guid = '5b0f6f5a-2f63-4f4d-9d5e-1c2b3a495867';

/** Opens a payload whose text has the cursor where `|` stands. */
async function at(name: string, text: string): Promise<{ uri: vscode.Uri; position: vscode.Position }> {
  const uri = await write(name, text.replace('|', ''));
  const { document } = await open(uri);
  return { uri, position: document.positionAt(text.indexOf('|')) };
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

/** What is offered at `|`, with the text that it replaces. */
async function offered(name: string, text: string): Promise<vscode.CompletionItem[]> {
  const { uri, position } = await at(name, text);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
    undefined,
    200,
  );
  return list.items;
}

/** A text of one line once the item was accepted at `|`. */
function accepted(text: string, { range, insertText }: vscode.CompletionItem): string {
  const { start, end } = range instanceof vscode.Range ? range : (range?.replacing ?? assert.fail());
  const inserted = typeof insertText === 'string' ? insertText : (insertText?.value ?? '');
  const typed = text.replace('|', '');
  return typed.slice(0, start.character) + inserted + typed.slice(end.character);
}

async function hovers(name: string, text: string): Promise<string[]> {
  const { uri, position } = await at(name, text);
  const found = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return found.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value));
}

describe('Values of the workspace', () => {
  before(async () => {
    await write(
      'shared.host.secprofile.json',
      `{"azureTenantId": "${guid}", "tags": ["crown-jewel"], "vendorInformation": {"vendor": "Northwind", "provider": "Northwind Probe"}}`,
    );
  });
  afterEach(closeAll);

  for (const [what, text, wanted] of [
    ['a tenant without quotes', '{"azureTenantId": |}', guid],
    ['a tenant in quotes', '{"azureTenantId": "|"}', guid],
    ['a tag', '{"tags": ["|"]}', 'crown-jewel'],
    ['a vendor', '{"vendorInformation": {"vendor": |}}', 'Northwind'],
    ['a provider', '{"vendorInformation": {"provider": "No|"}}', 'Northwind Probe'],
  ] as const) {
    it(`are offered once: ${what}`, async () => {
      const items = await eventually(async () => {
        const found = (await offered('values.host.secprofile.json', text)).filter(
          (item) => labelOf(item) === JSON.stringify(wanted),
        );
        return found.length > 0 ? found : undefined;
      }, wanted);
      assert.equal(items.length, 1);
      assert.equal(accepted(text, items[0] ?? assert.fail()), text.replace(/"[^"]*\|"|\|/, JSON.stringify(wanted)));
    });
  }

  it('leave the quotes of a text alone, so that Tab goes on to the next field of a new payload', async () => {
    const text = '{"vendorInformation": {"provider": "No|"}}';
    const item = await eventually(
      async () =>
        (await offered('values.host.secprofile.json', text)).find((each) => labelOf(each) === '"Northwind Probe"'),
      'the provider',
    );
    assert.equal(item.insertText, 'Northwind Probe');
  });

  it('follow the files', async () => {
    await eventually(
      async () =>
        (await offered('values.host.secprofile.json', '{"tags": [|]}')).some((item) =>
          labelOf(item).includes('crown-jewel'),
        ),
      'the first tag',
    );
    await write('shared-2.host.secprofile.json', '{"tags": ["brand-new"]}');
    await eventually(
      async () =>
        (await offered('values.host.secprofile.json', '{"tags": [|]}')).some((item) =>
          labelOf(item).includes('brand-new'),
        ),
      'the tag of a new file',
    );
  });

  it('leave the own file’s values alone', async () => {
    const items = await offered('own.host.secprofile.json', '{"tags": ["only-here", |]}');
    assert.ok(!items.some((item) => labelOf(item).includes('only-here')));
  });

  it('are joined by the present time in UTC', async () => {
    const wanted = /^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"$/;
    const [item] = await eventually(async () => {
      const found = (await offered('now.host.secprofile.json', '{"firstSeenDateTime": "|"}')).filter(
        (candidate) => wanted.test(labelOf(candidate)) && candidate.filterText?.includes('now'),
      );
      return found.length > 0 ? found : undefined;
    }, 'the present time');
    const said = Date.parse(labelOf(item ?? assert.fail()).slice(1, -1));
    assert.ok(Math.abs(Date.now() - said) < 60_000);
  });

  it('are silent in other JSON files', async () => {
    const items = await offered('other-values.json', '{"tags": ["|"]}');
    assert.ok(!items.some((item) => labelOf(item).includes('crown-jewel')));
  });
});

describe('Hovers over values', () => {
  afterEach(closeAll);

  for (const [what, kind, text, wanted] of [
    ['an offset', 'host', '{"firstSeenDateTime": "2026-02-01T|01:15:00+03:00"}', /UTC.*2026\\?-01\\?-31T22:15:00Z/],
    ['an address', 'ip', '{"address": "203.0.|113.7"}', /documentation/],
    ['a card', 'host', '{"networkInterfaces": [{"macAddress": "02:00:|00:00:00:01"}]}', /locally administered/],
    ['a size', 'file', '{"size": 1234|5678}', /bytes.*12\.3 MB/],
  ] as const) {
    it(`explain ${what}`, async () => {
      await eventually(
        async () =>
          (await hovers(`hovered.${kind}.secprofile.json`, text)).some((said) =>
            wanted.test(said.replaceAll('&nbsp;', ' ')),
          ),
        `a hover like ${wanted.source}`,
      );
    });
  }

  it('say nothing where there is nothing to say', async () => {
    const said = await hovers('silent.ip.secprofile.json', '{"firstSeenDateTime": "2026-02-01T|01:15:00Z"}');
    assert.ok(!said.some((text) => text.includes('UTC this is')), said.join());
  });
});
