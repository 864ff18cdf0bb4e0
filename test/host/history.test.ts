import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { History } from '../../src/history/history';
import { eventually } from '../support/eventually';
import { historyFolder } from './kept-state';
import { add, closeAll, inWorkspace, run, write } from './support';
import { cleanupAfterSuite } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

interface Archive {
  readonly log: {
    readonly entries: readonly { readonly request: { readonly postData?: { readonly text: string } } }[];
  };
}

describe('The history in VS Code', () => {
  const cleanup = cleanupAfterSuite();
  let folder: string;

  before(async () => {
    folder = await temporaryFolder(cleanup, 'har-');
  });

  after(async () => {
    await run('filterHistory', '');
    await closeAll();
  });

  it('has what was sent, found by its words, and exports it', async () => {
    await add(inWorkspace('fabrikam.domain.secprofile.json'));
    await run('filterHistory', 'domain 201 login.fabrikam.example');
    const target = vscode.Uri.file(path.join(folder, 'history.har'));
    await eventually(
      async () => ((await run<number | undefined>('exportHistory', target)) ?? 0) > 0,
      'an exported history',
    );
    const text = await readFile(target.fsPath, 'utf8');
    const { log } = JSON.parse(text) as Archive;
    assert.match(log.entries[0]?.request.postData?.text ?? '', /login\.fabrikam\.example/);
    await run('copySandboxToken');
    assert.ok(!text.includes(await vscode.env.clipboard.readText()));
  });

  it('shows its view', async () => {
    await run('showHistory');
  });

  describe('compares', () => {
    /** The newest two requests, as rows of the view. */
    async function rows() {
      const { entries } = await new History({ folder: await historyFolder(), limit: () => 200 }).content();
      return entries.slice(0, 2).map((entry) => ({ type: 'attempt', entry }));
    }

    const diff = () =>
      eventually(() => {
        const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
        return input instanceof vscode.TabInputTextDiff && input;
      }, 'a diff');

    const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();

    before(async () => {
      for (const name of ['acme.domain', 'northwind.domain']) {
        const text = `{"azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e", "name": "${name}.example"}`;
        await add(await write(`${name}.secprofile.json`, text));
      }
      await eventually(async () => /northwind/.test(JSON.stringify((await rows())[0])), 'both entries');
    });

    afterEach(closeAll);

    after(async () => {
      for (const name of ['acme.domain', 'northwind.domain']) {
        await vscode.workspace.fs.delete(inWorkspace(`${name}.secprofile.json`));
      }
    });

    it('two that are selected, the older one on the left, whichever the menu was opened on', async () => {
      const selected = await rows();
      await run('compareAttempts', selected[0], selected);
      const { original, modified } = await diff();
      assert.match(await textOf(original), /acme\.domain\.example/);
      assert.match(await textOf(modified), /northwind\.domain\.example/);
    });

    it('one with the live profile, which is the first that’s offered', async () => {
      const compared = run('compareAttempts', (await rows())[0]);
      await eventually(async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff;
      }, 'the choice');
      await compared;
      const { original, modified } = await diff();
      assert.match(await textOf(original), /northwind\.domain\.example/);
      assert.equal(modified.scheme, 'secprofile');
      assert.match(await textOf(modified), /northwind\.domain\.example/);
    });

    it('a delete with another request: its profile is gone', async () => {
      const [newest] = await rows();
      const compared = run('compareAttempts', { ...newest, entry: { ...newest?.entry, intent: 'delete' } });
      await eventually(async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff;
      }, 'the choice');
      await compared;
      assert.match(await textOf((await diff()).original), /acme\.domain\.example/);
    });
  });
});
