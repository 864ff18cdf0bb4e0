import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openAfterInstall } from '../../src/editor/walkthrough/open-walkthrough';
import { extensionUnderTest } from '../../src/build/vscode-host/activation-marks';
import { MemoryState } from '../unit/editor/memory-state';
import { eventually } from '../support/eventually';
import { closeAll, inWorkspace, run } from './support';

const payload = inWorkspace('web01.host.secprofile.json');

const group = () => vscode.window.tabGroups.activeTabGroup;

/** The page of walkthroughs is of no type that extensions know, and its tab is called "Welcome", whatever it shows. */
const pages = () => group().tabs.filter(({ input }) => input === undefined);

const show = (preview = false) =>
  eventually(() => vscode.window.showTextDocument(payload, { preview }), 'an editor of the payload');

const shown = () => vscode.window.activeTextEditor?.document.uri.toString();

describe('The walkthrough, at the first start after installation', () => {
  let installation: MemoryState;

  beforeEach(async () => {
    installation = new MemoryState();
    await closeAll();
    await eventually(() => group().tabs.length === 0, 'a window without an editor');
  });
  after(closeAll);

  const start = (files: () => Promise<vscode.Uri[]> = () => Promise.resolve([payload]), isWanted = true) =>
    openAfterInstall({ extensionId: extensionUnderTest().id, installation, files: { all: files } }, isWanted);

  it('is in front in a window without an editor, and opens once', async () => {
    await start();
    await eventually(() => pages().length === 1, 'the walkthrough');
    assert.equal(group().activeTab, pages()[0]);
    await closeAll();
    await start();
    assert.deepEqual(pages(), []);
  });

  for (const preview of [false, true]) {
    it(`is behind an editor that is open${preview ? ' in preview, which stays' : ''}`, async () => {
      await show(preview);
      await start();
      await eventually(() => pages().length === 1, 'the walkthrough');
      assert.equal(shown(), payload.toString());
      assert.equal(group().activeTab?.label, 'web01.host.secprofile.json');
    });
  }

  it('is behind an editor that opens while payloads are still looked for', async () => {
    await start(async () => {
      await show();
      return [payload];
    });
    await eventually(() => pages().length === 1, 'the walkthrough');
    assert.equal(shown(), payload.toString());
  });

  it('waits for another start where there is no payload to begin with', async () => {
    await start(() => Promise.resolve([]));
    assert.deepEqual(pages(), []);
    await start();
    await eventually(() => pages().length === 1, 'the walkthrough');
  });

  it('never opens where the person wants no walkthroughs', async () => {
    await start(undefined, false);
    await start();
    assert.deepEqual(pages(), []);
  });
});

describe('The step of a new payload', () => {
  after(closeAll);

  /** What ticks the step meanwhile, while nobody chooses a kind where they are asked. */
  async function reached(act: () => Promise<unknown>): Promise<unknown[]> {
    const keys: unknown[] = [];
    const { executeCommand } = vscode.commands;
    const { showQuickPick } = vscode.window;
    Object.assign(vscode.window, { showQuickPick: () => Promise.resolve() });
    Object.assign(vscode.commands, {
      executeCommand: (id: string, ...args: readonly unknown[]) => {
        if (id === 'setContext' && args[1] === true) keys.push(args[0]);
        return executeCommand(id, ...args);
      },
    });
    try {
      await act();
    } finally {
      Object.assign(vscode.commands, { executeCommand });
      Object.assign(vscode.window, { showQuickPick });
    }
    return keys.filter((key) => key === 'securityProfiles.created');
  }

  for (const command of ['new', 'newOfKind']) {
    it(`is done by ${command} once there is a payload, and not when it is canceled`, async () => {
      assert.deepEqual(await reached(() => run(command)), []);
      assert.deepEqual(await reached(() => run(command, 'host')), ['securityProfiles.created']);
    });
  }
});
