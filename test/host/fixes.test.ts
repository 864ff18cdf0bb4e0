import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventuallyMarked, marks, open, run, write, setting } from './support';
import { eventually } from '../support/eventually';
import { actionsAt, apply, fixAt } from './code-actions';

const tenant = '"azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e"';
const vendor = '"vendorInformation": {"vendor": "Contoso", "provider": "Sensor"}';
const rest = `  ${tenant},\n  ${vendor}\n}\n`;

describe('Quick fixes', () => {
  afterEach(closeAll);

  it('mend a problem in one step that can be taken back', async () => {
    const text = `{\n  "isAzureAadJoined": true,\n${rest}`;
    const { uri, fix } = await fixAt(
      'fix-name.host.secprofile.json',
      text,
      '"isAzureAad',
      'Change to "isAzureAdJoined"',
    );
    assert.equal(fix.kind?.value, 'quickfix');
    assert.equal(fix.isPreferred, true);
    assert.equal(await apply(fix), text.replace('Aad', 'Ad'));
    await eventuallyMarked(uri, []);
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
    await eventuallyMarked(uri, ['secprofile:unknown-property@1']);
  });

  it('belong to the mark that they mend', async () => {
    const { uri } = await fixAt('fix-marks.ip.secprofile.json', `{\n  "countHits": "9",\n${rest}`, '"9"', 'Write 9');
    const actions = await actionsAt(uri, '"9"', 'quickfix');
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => title.startsWith('Write')),
      ['Write 9'],
    );
  });

  /** Applies the preferred fix at a place as the keyboard does, and waits for the text that it makes. */
  async function preferredFix(
    name: string,
    text: string,
    marked: string,
    title: string,
    wanted: RegExp,
  ): Promise<vscode.TextEditor> {
    await fixAt(name, text, marked, title);
    const editor = vscode.window.activeTextEditor ?? assert.fail();
    const start = editor.document.positionAt(text.indexOf(marked));
    editor.selection = new vscode.Selection(start, start);
    await eventually(() => marks(editor.document.uri).length > 0, 'a mark');
    const what = `a text like ${wanted.source}`;
    const there = () => wanted.test(editor.document.getText());
    await eventually(async () => {
      // VS Code drops what it looked up when the cursor moves meanwhile, as it does when the new selection arrives late.
      await vscode.commands.executeCommand('editor.action.codeAction', {
        kind: 'quickfix',
        apply: 'first',
        preferred: true,
      });
      return eventually(there, what, 3000);
    }, what);
    return editor;
  }

  it('add what is missing with fields to fill in, in the file’s line ends and indentation', async () => {
    const text = `{\r\n\t"@odata.type": "#microsoft.graph.hostSecurityProfile", // the kind\r\n\t${vendor}\r\n}\r\n`;
    const editor = await preferredFix(
      'fix-tenant.host.secprofile.json',
      text,
      '{',
      'Add "azureTenantId"',
      /azureTenantId/,
    );
    assert.match(editor.document.getText(), /the kind\r\n\t"azureTenantId": "[^"]*",\r\n\t"vendorInformation"/);
    await eventually(() => /^[\w -]+$/.test(editor.document.getText(editor.selection)), 'the field, selected');
    await vscode.commands.executeCommand('leaveSnippet');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('put a whole object in, each field in its turn', async () => {
    const text = `{\n    ${tenant}\n}\n`;
    const editor = await preferredFix(
      'fix-vendor.host.secprofile.json',
      text,
      '{',
      'Add "vendorInformation"',
      /"provider"/,
    );
    assert.match(
      editor.document.getText(),
      /^\{\n {4}"vendorInformation": \{\n {8}"vendor": ".*",\n {8}"provider": ".*"\n {4}\},\n {4}"azureTenantId"/,
    );
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(editor.selection.start.line, 3);
    await vscode.commands.executeCommand('leaveSnippet');
  });

  it('know the tenants of the workspace', async () => {
    await write('neighbour.host.secprofile.json', `{ ${tenant} }`);
    const uri = await write('fix-known.host.secprofile.json', `{ ${vendor} }`);
    await open(uri);
    await eventually(
      async () =>
        (await actionsAt(uri, '{')).some(({ title }) =>
          title.includes('2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e, as elsewhere'),
        ),
      'the tenant of another file',
    );
  });

  it('mend all problems of a rule at once', async () => {
    const text = `{\n  "tags": null,\n  "relatedHostIds": null,\n  "id": "x",\n${rest}`;
    const { uri, fix } = await fixAt(
      'fix-all.host.secprofile.json',
      text,
      'null',
      "Fix all 'null-collection' problems in this file",
    );
    assert.equal(await apply(fix), text.replaceAll('null', '[]'));
    await eventuallyMarked(uri, []);
  });

  it('mend what is certain by the source action, and nothing else', async () => {
    const text = `{\n  "firstSeenDateTime": "2024-01-31 12:00:00+0300",\n  "isAzureAdJoined": "true",\n  "id": "x",\n  "fqnd": "a.b",\n${rest}`;
    const uri = await write('fix-source.host.secprofile.json', text);
    await open(uri);
    const [action] = await eventually(async () => {
      const found = await actionsAt(uri, '{', 'source.fixAll.secprofile');
      return found.length > 0 ? found : undefined;
    }, 'the source action');
    assert.equal(
      await apply(action ?? assert.fail()),
      text.replace('2024-01-31 12:00:00+0300', '2024-01-31T09:00:00Z').replace('"true"', 'true'),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
  });

  it('run on saving', async () => {
    const uri = await write('fix-save.ip.secprofile.json', `{\n  "countHits": "9",\n${rest}`);
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.secprofile': 'explicit' },
      vscode.ConfigurationTarget.Global,
    );
    try {
      const editor = await open(uri);
      await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), ' '));
      await editor.document.save();
      assert.match(editor.document.getText(), /"countHits": 9,/);
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('remove a name that is there twice, at both places that the JSON service marks', async () => {
    const text = `{\n  "os": "Linux",\n  "os": "Windows",\n${rest}`;
    const { uri, fix } = await fixAt(
      'fix-twice.host.secprofile.json',
      text,
      '"os": "Windows"',
      'Remove the first "os"',
    );
    await eventually(() => marks(uri).length === 2, 'both marks');
    await eventually(
      async () => (await actionsAt(uri, '"os": "Linux"')).some(({ title }) => title === 'Remove the second "os"'),
      'the fix at the first place',
    );
    assert.equal(await apply(fix), text.replace('  "os": "Linux",\n', ''));
    await eventuallyMarked(uri, []);
  });

  it('remove duplicate tags, though nothing marks them', async () => {
    const text = `{\n  "tags": ["HVA", "SAW", "HVA"],\n${rest}`;
    const { fix } = await fixAt('fix-tags.host.secprofile.json', text, '"SAW"', 'Remove the duplicate tag');
    assert.equal(fix.kind?.value, 'refactor.rewrite');
    assert.equal(await apply(fix), text.replace(', "HVA"]', ']'));
  });

  it('check a payload with an id as an Update instead', async () => {
    // Of itself it is one: somebody has chosen to check it as an Add.
    const text = `{\n  "id": "x",\n  "os": "Linux",\n${rest}`;
    await run('toggleIntent', await write('fix-intent.host.secprofile.json', text));
    const { uri, fix } = await fixAt(
      'fix-intent.host.secprofile.json',
      text,
      '"id"',
      'Check this file as an Update instead',
    );
    assert.equal(fix.command?.command, 'securityProfiles.toggleIntent');
    // The whole payload goes, so it is marked what of it may be refused.
    const takeBack = await setting('securityProfiles.update.body', 'payload');
    try {
      await run('toggleIntent', uri);
      await eventuallyMarked(uri, ['secprofile:not-updatable@2', 'secprofile:not-updatable@3']);
      const title = 'Remove "os" from this Update';
      await eventually(
        async () => (await actionsAt(uri, '"os"')).some((action) => action.title === title),
        `the fix ${title}`,
      );
    } finally {
      await takeBack();
    }
  });

  it('are not offered in other JSON files, nor where nothing is wrong', async () => {
    // The JSON service offers to sort.
    const ours = async (uri: vscode.Uri, marked: string) =>
      (await actionsAt(uri, marked)).filter(({ kind }) => !kind?.value.startsWith('source.sort'));
    const other = await write('fix-other.json', '{"os": 1, "os": 2}');
    await open(other);
    await eventually(() => marks(other).length > 0, 'the JSON service’s marks');
    assert.deepEqual(await ours(other, '"os": 2'), []);
    const fine = await write('fix-none.host.secprofile.json', `{\n${rest}`);
    await open(fine);
    assert.deepEqual(await ours(fine, '"azureTenantId"'), []);
  });
});
