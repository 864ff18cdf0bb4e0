import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { followFirstSteps } from '../../src/editor/walkthrough/follow';
import type { LastResponse } from '../../src/editor/panel/response-body';
import { reach } from '../../src/editor/walkthrough/milestones';
import { openAfterInstall, openWalkthrough } from '../../src/editor/walkthrough/open-walkthrough';
import { extensionUnderTest } from '../../src/build/vscode-host/activation-marks';
import { MemoryState } from '../unit/editor/memory-state';
import { describeAttempt } from '../../src/response/describe-attempt';
import { answered } from '../unit/response/attempts';
import { eventually } from '../support/eventually';
import { closeAll, inWorkspace, run, standIn, standInForCommand } from './support';

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

  it('opens twice in a VS Code alone that may show its own page first', async () => {
    const opened = async (version: string) => {
      let count = 0;
      const takeBack = standInForCommand('workbench.action.openWalkthrough', () => count++);
      try {
        await openWalkthrough({ extensionId: extensionUnderTest().id, installation }, true, version);
      } finally {
        takeBack();
      }
      return count;
    };
    assert.deepEqual([await opened('1.112.0'), await opened('1.139.1'), await opened('1.140.0-insider')], [2, 1, 1]);
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

/** Which steps are ticked meanwhile, while nobody chooses a kind where they are asked. @param count how many are waited for */
async function ticked(act: () => Promise<unknown>, count = 0): Promise<unknown[]> {
  const keys: string[] = [];
  const { executeCommand } = vscode.commands;
  const choosesAgain = standIn('showQuickPick', () => Promise.resolve(undefined));
  const setsAgain = standInForCommand('setContext', (key, value) => {
    if (value === true && String(key).startsWith('securityProfiles.done.')) keys.push(String(key));
    return executeCommand('setContext', key, value);
  });
  try {
    await act();
    await eventually(() => keys.length >= count, `${count} ticks`);
  } finally {
    setsAgain();
    choosesAgain();
  }
  return keys;
}

describe('A step of the walkthrough', () => {
  after(closeAll);

  for (const command of ['new', 'newOfKind']) {
    it(`is done by ${command} once there is a payload, and not when it is canceled`, async () => {
      assert.deepEqual(await ticked(() => run(command)), []);
      assert.deepEqual(await ticked(() => run(command, 'host'), 1), ['securityProfiles.done.created']);
    });
  }

  it('that was done before VS Code listened is ticked when the walkthrough opens', async () => {
    const installation = new MemoryState();
    await ticked(() => reach(installation, 'signedIn'));
    await ticked(() => reach(installation, 'helped'));
    await ticked(() => reach(installation, 'signedIn'));
    const opening = () => openWalkthrough({ extensionId: extensionUnderTest().id, installation });
    assert.deepEqual(await ticked(opening), ['securityProfiles.done.signedIn', 'securityProfiles.done.helped']);
  });

  it('are ticked by an Add and an Update, and by no delete, or a refusal', () => {
    const ended = new vscode.EventEmitter<LastResponse>();
    const reached: string[] = [];
    const following = followFirstSteps({ ended, reach: (milestone) => Promise.resolve(void reached.push(milestone)) });
    for (const status of [200, 400]) {
      for (const intent of ['delete', 'add', 'update'] as const) {
        const attempt = answered(
          { status: intent === 'add' && status === 200 ? 201 : status, body: { id: 'a' } },
          { intent },
        );
        ended.fire({ attempt, view: describeAttempt(attempt), payload });
      }
    }
    following.dispose();
    assert.deepEqual(reached, ['added', 'updated']);
  });
});
