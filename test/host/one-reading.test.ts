import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerQuickFixes } from '../../src/editor/authoring/code-actions';
import { registerValueCompletions } from '../../src/editor/authoring/value-completions';
import { registerValueHovers } from '../../src/editor/authoring/value-hovers';
import { validatePayload, validateWorkspace } from '../../src/editor/problems/validate-commands';
import { ownServices, type OwnServices } from './payload-services';
import { eventually } from '../support/eventually';
import { closeAll, open, write } from './support';

const text = `{
  "azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e",
  "vendorInformation": {"vendor": "Contoso", "provider": "Sensor"},
  "isAzureAdJoined": "true",
  "firstSeenDateTime": "2026-02-01T01:15:00+03:00",
  "tags": ["HVA", "SAW", "HVA"]
}
`;

describe('A version of a text', () => {
  let services: OwnServices;
  let disposables: vscode.Disposable[];
  let uri: vscode.Uri;
  let editor: vscode.TextEditor;
  let name: string;
  let files = 0;

  /** What any language feature answers at a place of the text, ours among others'. */
  const ask = <T>(feature: string, marked: string, ...more: unknown[]) => {
    const position = editor.document.positionAt(editor.document.getText().indexOf(marked) + 1);
    const place = feature.includes('CodeAction') ? new vscode.Range(position, position) : position;
    return vscode.commands.executeCommand<T>(`vscode.execute${feature}Provider`, uri, place, ...more);
  };
  const titles = async (marked: string) =>
    (await ask<vscode.CodeAction[]>('CodeAction', marked, undefined, 100)).map(({ title }) => title);
  const typed = (insert: string) => editor.edit((edit) => edit.insert(new vscode.Position(6, 0), insert));
  const counted = () => services.client.of(name);

  beforeEach(async () => {
    services = ownServices();
    disposables = [
      services,
      registerQuickFixes(services),
      registerValueHovers(services),
      registerValueCompletions(services),
    ];
    // VS Code keeps a closed document for a while: a name that was used would open with the text of the last test.
    name = `read-once-${++files}.host.secprofile.json`;
    uri = await write(name, text);
    editor = await open(uri);
    await eventually(() => services.marks.has(uri), 'the first marks');
  });

  afterEach(async () => {
    for (const disposable of disposables) disposable.dispose();
    await closeAll();
  });

  it('is read and checked once, whoever asks: bulb, cursor, hover, completion, save, Validate, send', async () => {
    assert.deepEqual(counted(), [`read ${name}`, `check ${name}`]);
    await eventually(async () => (await titles('"true"')).includes('Write true'), 'the fix');
    for (const marked of ['"azureTenantId"', '"true"', '"tags"', '"SAW"']) {
      const position = editor.document.positionAt(text.indexOf(marked) + 1);
      editor.selection = new vscode.Selection(position, position);
      await titles(marked);
      await ask('Hover', marked);
      await ask('CompletionItem', marked);
    }
    await eventually(async () => (await titles('"SAW"')).includes('Remove the duplicate tag'), 'the rewrite');
    await editor.document.save();
    await validatePayload(services, [uri]);
    await services.snapshots.check(editor.document, 'add');
    await services.index.current([uri]);
    assert.deepEqual(counted(), [`read ${name}`, `check ${name}`]);
  });

  it('stays that when it is saved, and is not read from disk for what the workspace keeps of it', async () => {
    const others = await services.files.all();
    assert.ok(others.some((other) => other.toString() === uri.toString()));
    await typed(' ');
    await editor.document.save();
    await eventually(() => counted().length === 4, 'the second version’s check');
    await validateWorkspace(services);
    await validateWorkspace(services);
    await services.index.usedElsewhere(others[0] ?? uri);
    assert.deepEqual(counted(), [`read ${name}`, `check ${name}`, `read ${name}`, `check ${name}`]);
    for (const other of new Set(services.client.done)) {
      if (!other.endsWith(name)) assert.equal(services.client.done.filter((entry) => entry === other).length, 1, other);
    }
  });

  it('is what is checked as an Update without being read again', async () => {
    services.records.choose(uri, 'update');
    await eventually(() => counted().length > 2, 'the check');
    services.records.choose(uri, 'add');
    await validatePayload(services, [uri]);
    assert.deepEqual(counted(), [`read ${name}`, ...Array<string>(2).fill(`check ${name}`)]);
  });
});
