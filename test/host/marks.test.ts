import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventuallyMarked, inWorkspace, marks, open, run, setting, standIn, write } from './support';
import { validateWorkspace } from '../../src/editor/problems/validate-commands';
import { eventually } from '../support/eventually';
import { cleanupAfterEach } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

const tenant = '"azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e"';
const vendor = '"vendorInformation": {"vendor": "Contoso", "provider": "Sensor"}';

describe('Marks in an editor', () => {
  afterEach(closeAll);
  const cleanup = cleanupAfterEach();

  it('show each mistake once, from one reporter', async () => {
    const uri = await write(
      'marks.host.secprofile.json',
      `{\n  ${tenant},\n  ${vendor},\n  "isAzureAdJoined": "yes",\n  "fqnd": "web01.contoso.com",\n  "logonUsers": [{"accountNam": "x", "accountType": "admin"}]\n}\n`,
    );
    await open(uri);
    await eventuallyMarked(uri, [
      'secprofile:type@3',
      'secprofile:unknown-property@4',
      'secprofile:unknown-nested-property@5',
      'secprofile:enum@5',
    ]);
    const severities = Object.fromEntries(
      vscode.languages
        .getDiagnostics(uri)
        .map(({ code, severity }) => [(code as { value: string }).value, vscode.DiagnosticSeverity[severity]]),
    );
    assert.deepEqual(severities, {
      type: 'Error',
      'unknown-property': 'Warning',
      'unknown-nested-property': 'Error',
      enum: 'Warning',
    });
  });

  it('follow the typing and go when the mistake is fixed', async () => {
    const uri = await write('typing.ip.secprofile.json', `{\n  ${tenant},\n  ${vendor},\n  "countHits": "9"\n}\n`);
    const editor = await open(uri);
    await eventuallyMarked(uri, ['secprofile:type@3']);
    const line = editor.document.lineAt(3);
    await editor.edit((edit) => edit.replace(line.range, '  "countHits": 9'));
    await eventuallyMarked(uri, []);
  });

  it('go when the file is closed', async () => {
    const uri = await write('closing.ip.secprofile.json', '{"countHits": 1.5}');
    await open(uri);
    await eventually(() => marks(uri).includes('secprofile:type@0'), 'a mark');
    await closeAll();
    await eventuallyMarked(uri, []);
  });

  it('go when the file is deleted', async () => {
    const uri = await write('deleting.ip.secprofile.json', '{"countHits": 1.5}');
    await open(uri);
    await eventually(() => marks(uri).includes('secprofile:type@0'), 'a mark');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    await vscode.workspace.applyEdit(edit);
    await eventuallyMarked(uri, []);
  });

  it('leave syntax and duplicate names to VS Code’s JSON service while it validates', async () => {
    const uri = await write(
      'twice.host.secprofile.json',
      `{\n  ${tenant},\n  ${vendor},\n  "os": "Linux",\n  "os": "Linux"\n}\n`,
    );
    await open(uri);
    await eventually(() => marks(uri).length === 2, 'the JSON service’s own two marks');
    assert.deepEqual(
      marks(uri).filter((mark) => mark.startsWith('secprofile')),
      [],
    );
  });

  it('leave them to it too when the whole workspace is validated', async () => {
    const uri = await write(
      'twice-all.host.secprofile.json',
      `{\n  ${tenant},\n  ${vendor},\n  "os": "Linux",\n  "os": "Linux"\n}\n`,
    );
    await open(uri);
    await eventually(() => marks(uri).length === 2, 'the JSON service’s own two marks');
    await vscode.commands.executeCommand('securityProfiles.validateWorkspace');
    assert.deepEqual(
      marks(uri).filter((mark) => mark.startsWith('secprofile')),
      [],
    );
  });

  it('are none where the workspace has no payloads, and nobody is told of checks', async () => {
    const said: string[] = [];
    const takeBack = standIn('showInformationMessage', (text: string) => Promise.resolve(void said.push(text)));
    const nothing = { files: { search: () => Promise.resolve([]) }, index: {}, marks: { files: () => [] } };
    try {
      await validateWorkspace(nothing as unknown as Parameters<typeof validateWorkspace>[0]);
    } finally {
      takeBack();
    }
    assert.deepEqual(said, ['This workspace has no payloads.']);
  });

  it('of closed files follow the disk after the whole workspace was validated', async () => {
    const wrong = `{\n  ${tenant},\n  ${vendor},\n  "countHits": "9"\n}\n`;
    const [one, two] = [await write('one/a.ip.secprofile.json', wrong), await write('two/b.ip.secprofile.json', wrong)];
    const three = inWorkspace('three/b.ip.secprofile.json');
    try {
      await run('validateWorkspace');
      for (const uri of [one, two]) await eventuallyMarked(uri, ['secprofile:type@3']);
      await writeFile(one.fsPath, wrong.replace('"9"', '9'));
      await eventuallyMarked(one, []);
      await writeFile(one.fsPath, wrong.replace('"countHits"', '\n"countHits"'));
      await eventuallyMarked(one, ['secprofile:type@4']);

      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(inWorkspace('two'), inWorkspace('three'));
      await vscode.workspace.applyEdit(edit);
      await eventuallyMarked(three, ['secprofile:type@3']);
      await eventuallyMarked(two, []);

      await rm(inWorkspace('three').fsPath, { recursive: true, maxRetries: 6 });
      await eventuallyMarked(three, []);
    } finally {
      for (const name of ['one', 'two', 'three']) {
        await rm(inWorkspace(name).fsPath, { recursive: true, force: true, maxRetries: 6 });
      }
    }
    await eventuallyMarked(one, []);
  });

  it('take both over while json.validate.enable is off', async () => {
    const restore = await setting('json.validate.enable', false);
    try {
      const uri = await write(
        'twice-off.host.secprofile.json',
        `{\n  ${tenant},\n  ${vendor},\n  "os": "Linux",\n  "os": "Linux"\n}\n`,
      );
      await open(uri);
      await eventuallyMarked(uri, ['secprofile:duplicate-key@4']);
    } finally {
      await restore();
    }
  });

  it('take both over where VS Code’s “JSON Language Features” is disabled', async () => {
    const uri = await write(
      'twice-alone.host.secprofile.json',
      `{\n  ${tenant},\n  ${vendor},\n  "tags": [],\n  "tags": [],\n  "fqdn" "x.contoso.com"\n}\n`,
    );
    const { getExtension } = vscode.extensions;
    Object.assign(vscode.extensions, {
      getExtension: (id: string) => (id === 'vscode.json-language-features' ? undefined : getExtension(id)),
    });
    try {
      await open(uri);
      const ours = () => marks(uri).filter((mark) => mark.startsWith('secprofile'));
      await eventually(
        () => ours().sort().join() === 'secprofile:duplicate-key@4,secprofile:syntax@5',
        'the marks that nobody else would make',
      );
    } finally {
      Object.assign(vscode.extensions, { getExtension });
    }
  });

  it('say what to do in an empty payload', async () => {
    const uri = await write('empty.host.secprofile.json', '');
    await open(uri);
    await eventuallyMarked(uri, ['secprofile:syntax@0']);
  });

  it('allow comments and trailing commas', async () => {
    const uri = await write(
      'comments.host.secprofile.json',
      `{\n  // who it belongs to\n  ${tenant}, /* and */\n  ${vendor},\n}\n`,
    );
    await open(uri);
    const faulty = await write('comments-2.host.secprofile.json', `{ /* c */ ${vendor}, }`);
    await open(faulty);
    await eventuallyMarked(faulty, ['secprofile:missing-tenant@0']);
    assert.deepEqual(marks(uri), []);
  });

  it('follow the root @odata.type where the name tells no kind', async () => {
    const uri = await write(
      'plain.secprofile.json',
      `{\n  "@odata.type": "#microsoft.graph.ipSecurityProfile",\n  ${tenant},\n  ${vendor},\n  "countHits": true\n}\n`,
    );
    await open(uri);
    await eventuallyMarked(uri, ['secprofile:type@4']);
  });

  it('are there in a loose file, outside of the folder', async () => {
    const folder = await temporaryFolder(cleanup, 'loose-');
    const uri = vscode.Uri.file(path.join(folder, 'loose.host.secprofile.json'));
    await writeFile(uri.fsPath, `{ ${tenant}, ${vendor}, "isAzureAdJoined": "yes" }`);
    await open(uri);
    await eventuallyMarked(uri, ['secprofile:type@0']);
  });

  it('leave other JSON files alone', async () => {
    const uri = await write('package-like.json', '{"isAzureAdJoined": "yes", "isAzureAdJoined": 1}');
    await open(uri);
    await eventually(() => marks(uri).length > 0, 'the JSON service’s own marks');
    assert.deepEqual(
      marks(uri).filter((mark) => mark.startsWith('secprofile')),
      [],
    );
  });

  it('are there in an unsaved editor too', async () => {
    const opened = await vscode.commands.executeCommand<{ uri: string }>('securityProfiles.new', 'host');
    const uri = vscode.Uri.parse(opened.uri);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uri.toString());
    await editor.edit((edit) =>
      edit.replace(
        new vscode.Range(0, 0, editor.document.lineCount, 0),
        '{"isAzureAdJoined": 1, ' + `${tenant}, ${vendor}}`,
      ),
    );
    await eventuallyMarked(uri, ['secprofile:type@0']);
  });
});
