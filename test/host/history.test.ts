import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { givenArgument } from '../../src/editor/host/arguments';
import type { SelectedRows } from '../../src/editor/host/selected-rows';
import { compareAttempts } from '../../src/editor/history/compare-attempts';
import { clearHistory, exportHistory, showHistory } from '../../src/editor/history/history-commands';
import type { HistoryService } from '../../src/editor/history/history-service';
import { historyViewId } from '../../src/editor/manifest/menus';
import type { ResponsePanel } from '../../src/editor/panel/response-panel';
import { Cancelled } from '../../src/errors';
import type { HistoryEntry } from '../../src/history/entry';
import { History } from '../../src/history/history';
import { someEntry } from '../flow/history/some-entry';
import { eventually } from '../support/eventually';
import { historyFolder } from './kept-state';
import { add, closeAll, inWorkspace, run, standIn, standInForCommand, write } from './support';
import { cleanupAfterSuite } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

interface Archive {
  readonly log: {
    readonly entries: readonly { readonly request: { readonly postData?: { readonly text: string } } }[];
  };
}

describe('The history in VS Code', () => {
  const isCancelled = (error: unknown) => Cancelled.is(error);
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

  describe('with a filter', () => {
    const filtered = (filter: string, entries: readonly HistoryEntry[]) => ({
      history: {
        filter,
        content: () => Promise.resolve({ entries, newer: 0, damaged: 0 }),
        count: () => Promise.resolve(entries.length),
      } as HistoryService,
      version: '1',
      place: { remote: false, web: false, apart: false },
      panel: {} as ResponsePanel,
      selected: {} as SelectedRows,
    });
    const entries = [someEntry(1, 1), someEntry(2, 1)];

    it('has nothing to export where none matches, and says so; where none is kept, it says that', async () => {
      const said: string[] = [];
      const takeBack = standIn('showInformationMessage', (text: string) => Promise.resolve(void said.push(text)));
      try {
        const counts = [filtered('nothing has this', entries), filtered('', [])].map((services) =>
          exportHistory(services),
        );
        assert.deepEqual(await Promise.all(counts), [0, 0]);
      } finally {
        takeBack();
      }
      assert.deepEqual(said.sort(), [
        'There is nothing to export: no requests match the filter.',
        'There is nothing to export: the history is empty.',
      ]);
    });

    it('offers to open the folder of an export', async () => {
      const said: unknown[][] = [];
      const takeBack = standIn('showInformationMessage', (...all: unknown[]) => Promise.resolve(void said.push(all)));
      const target = vscode.Uri.file(path.join(folder, 'offered.har'));
      try {
        assert.equal(await exportHistory(filtered('', entries), target), 2);
      } finally {
        takeBack();
      }
      assert.deepEqual(said, [[`Exported 2 requests to ${target.fsPath}.`, 'Open Folder']]);
    });

    it('asks for the file of the export with a name, in the workspace', async () => {
      const asked: (vscode.SaveDialogOptions | undefined)[] = [];
      const takeBack = standIn('showSaveDialog', (options) => Promise.resolve(void asked.push(options)));
      try {
        await assert.rejects(exportHistory(filtered('', entries)), isCancelled);
      } finally {
        takeBack();
      }
      assert.deepEqual(
        asked.map((options) => options?.defaultUri?.toString()),
        [inWorkspace('history.har').toString()],
      );
    });

    it('takes the focus once, at the end: the person may have gone on to a button of it', async () => {
      const focused = async (isVisible: boolean, hasRows: boolean) => {
        const taken: unknown[] = [];
        const takeBack = standInForCommand(`${historyViewId}.focus`, (how) => void taken.push(how));
        const selected = { isVisible: () => isVisible, focusWithin: () => Promise.resolve(hasRows) };
        try {
          await showHistory({ history: {} as HistoryService, selected: selected as unknown as SelectedRows });
        } finally {
          takeBack();
        }
        return taken;
      };
      const unfocused = { preserveFocus: true };
      assert.deepEqual([await focused(true, false), await focused(true, true)], [[unfocused, undefined], []]);
      assert.deepEqual(
        [await focused(false, false), await focused(false, true)],
        [[unfocused, unfocused, undefined], [unfocused]],
      );
    });

    it('has nothing to delete, and says so without asking', async () => {
      const said: string[] = [];
      const takeBack = standIn('showInformationMessage', (text: string) => Promise.resolve(void said.push(text)));
      try {
        await clearHistory(filtered('', []));
      } finally {
        takeBack();
      }
      assert.deepEqual(said, ['The history is already empty.']);
    });

    it('asks before it deletes what can’t be seen, too', async () => {
      const asked: unknown[] = [];
      const takeBack = standIn('showWarningMessage', (_: string, options: unknown) =>
        Promise.resolve(void asked.push(options)),
      );
      try {
        for (const filter of ['web01', '']) await assert.rejects(clearHistory(filtered(filter, entries)), isCancelled);
      } finally {
        takeBack();
      }
      const rest = 'Your payloads and profiles are not affected. This can’t be undone.';
      assert.deepEqual(
        asked.map((options) => (options as vscode.MessageOptions).detail),
        [`Those that the filter hides are deleted, too. ${rest}`, rest],
      );
    });
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
      const { label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? assert.fail();
      assert.match(label, /^acme\.domain\.example ↔ northwind\.domain\.example: \d.* ↔ \d/);
    });

    it('one with those of the same payload first, under headings, each with its time on a line of its own', async () => {
      const [one, ...others] = [0, 1, 2, 3].map((at) => someEntry(at, 1)) as [HistoryEntry, ...HistoryEntry[]];
      const of = (file: string, entry: HistoryEntry | undefined) => ({
        ...(entry ?? assert.fail()),
        file: `file:///w/${file}`,
      });
      const time = (entry: HistoryEntry | undefined) =>
        new Date((entry ?? assert.fail()).sentAt).toLocaleString(vscode.env.language);
      const entries = [of('a.host.secprofile.json', others[0]), of('web01.host.secprofile.json', others[1]), one];
      const services = {
        history: { content: () => Promise.resolve({ entries, newer: 0, damaged: 0 }) },
        documents: { put: () => assert.fail() },
        within: () => assert.fail(),
      };
      const offered: (string | undefined)[] = [];
      const takeBack = standIn('showQuickPick', ((items: readonly vscode.QuickPickItem[]) => {
        offered.push(
          ...items.map(({ kind, label, detail }) => (kind === vscode.QuickPickItemKind.Separator ? label : detail)),
        );
        return Promise.resolve(undefined);
      }) as unknown as typeof vscode.window.showQuickPick);
      try {
        await assert.rejects(compareAttempts(services, givenArgument({ type: 'attempt', entry: one })), isCancelled);
      } finally {
        takeBack();
      }
      assert.deepEqual(offered, ['Same payload', time(others[1]), 'Other payloads', time(others[0])]);
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
      const { label } = vscode.window.tabGroups.activeTabGroup.activeTab ?? assert.fail();
      assert.match(label, /^northwind\.domain\.example: \d.* ↔ live$/);
      assert.match(await textOf(modified), /northwind\.domain\.example/);
      assert.equal(await textOf(original), await textOf(modified), 'nothing has changed');
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
