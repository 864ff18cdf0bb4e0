import assert from 'node:assert/strict';
import { rename, rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { followFirstSteps } from '../../src/editor/walkthrough/follow';
import type { LastResponse } from '../../src/editor/panel/response-body';
import { cleanupAfterEach } from '../support/cleanup';
import { closeAll, marks, open, setting, write } from './support';

/** A payload whose unknown members are marked. */
const withUnknown = (count: number) =>
  JSON.stringify({ tags: [], ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, 1])) });

describe('The step of the walkthrough about fixing a mistake', () => {
  const cleanup = cleanupAfterEach();
  let fixed: number;
  let file: vscode.Uri;
  let editor: vscode.TextEditor;
  let before: number;
  let count = 0;

  beforeEach(async () => {
    fixed = 0;
    // VS Code may have kept what was in a file of the same name.
    file = await write(`mended${(count += 1)}.host.secprofile.json`, withUnknown(9));
    cleanup.defer(() => rm(file.fsPath, { force: true }));
    const ended = new vscode.EventEmitter<LastResponse>();
    const following = followFirstSteps({
      ended,
      reach: (milestone) => Promise.resolve(void (fixed += milestone === 'mended' ? 1 : 0)),
    });
    cleanup.defer(() => following.dispose());
    cleanup.defer(closeAll);
    await told(
      (count) => count > 9,
      async () => void (editor = await open(file)),
    );
    before = marks(file).length;
  });

  /** Does something, and waits until VS Code tells of so many marks of the file: that's a while after they are there. */
  async function told(fits: (count: number) => boolean, act: () => Thenable<unknown>): Promise<void> {
    const telling = new Promise<void>((resolve) => {
      const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === file.toString()) && fits(marks(file).length)) resolve();
      });
      cleanup.defer(() => listening.dispose());
    });
    await act();
    await telling;
  }

  const isFewer = (count: number) => count < before;

  /** Takes the last unknown member away. */
  async function fix(): Promise<void> {
    const { document } = editor;
    const start = document.positionAt(document.getText().lastIndexOf(','));
    const end = document.positionAt(document.getText().length - 1);
    assert.ok(await editor.edit((edit) => edit.delete(new vscode.Range(start, end))));
  }

  it('is ticked by an edit that leaves fewer marks, once', async () => {
    await told(isFewer, fix);
    assert.equal(fixed, 1);
    await told(
      (count) => count === 0,
      async () => {
        await closeAll();
        await vscode.workspace.fs.delete(file);
      },
    );
    assert.equal(fixed, 1);
  });

  it('is ticked if the edit is saved at once', async () => {
    await told(isFewer, async () => {
      await fix();
      await editor.document.save();
    });
    assert.equal(fixed, 1);
  });

  it('is ticked if VS Code saves each edit', async () => {
    cleanup.defer(await setting('files.autoSave', 'afterDelay'));
    cleanup.defer(await setting('files.autoSaveDelay', 1));
    await told(isFewer, fix);
    assert.equal(fixed, 1);
    assert.equal(editor.document.isDirty, false);
  });

  it('isn’t ticked where another program has fixed it', async () => {
    const other = await write('mended.json', withUnknown(7));
    await told(isFewer, () => rename(other.fsPath, file.fsPath));
    assert.equal(editor.document.getText(), withUnknown(7));
    assert.equal(fixed, 0);
  });

  it('isn’t ticked where other rules hold', async () => {
    const off = async () => cleanup.defer(await setting('securityProfiles.rules', { 'unknown-property': 'off' }));
    await told(isFewer, off);
    assert.equal(fixed, 0);
  });
});
