import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { told } from './messages';
import { add, closeAll, inWorkspace, run } from './support';

/** Runs the command as a person does: the dialog gives this folder, and what is said at the end is written down. */
async function exportTo(folder: vscode.Uri, answer?: string) {
  const said: unknown[][] = [];
  const { showOpenDialog, showInformationMessage } = vscode.window;
  Object.assign(vscode.window, {
    showOpenDialog: () => Promise.resolve([folder]),
    showInformationMessage: (...all: unknown[]) => Promise.resolve(void said.push(all)),
  });
  try {
    const { messages, result } = await told(() => run<{ written: number } | undefined>('exportSandbox'), answer);
    return { messages, result, said };
  } finally {
    Object.assign(vscode.window, { showOpenDialog, showInformationMessage });
  }
}

const exported = async (folder: string) =>
  (await readdir(folder)).filter((name) => /^adele\.vance@contoso\.com.*\.user\.secprofile\.json$/.test(name));

describe('Exporting the sandbox', () => {
  const root = () => inWorkspace('.');
  let elsewhere: string;

  before(async () => {
    elsewhere = await mkdtemp(path.join(tmpdir(), 'export-'));
    await add(inWorkspace('adele.user.secprofile.json'));
  });
  after(async () => {
    await closeAll();
    for (const folder of [elsewhere, inWorkspace('sandbox').fsPath]) {
      await rm(folder, { recursive: true, force: true, maxRetries: 6 });
    }
  });

  it('goes to the folder that is picked, names files for people, and offers to open the folder', async () => {
    const { messages, result, said } = await exportTo(vscode.Uri.file(elsewhere));
    assert.deepEqual(messages, []);
    assert.notEqual((await exported(elsewhere)).length, 0);
    const count = result?.written === 1 ? '1 profile' : `${result?.written} profiles`;
    assert.deepEqual(said, [[`Exported ${count} to ${vscode.Uri.file(elsewhere).fsPath}.`, 'Open Folder']]);
  });

  it('writes nothing into the top folder of the workspace unless the person says so again', async () => {
    const { messages, result } = await exportTo(root());
    assert.match(messages[0] ?? '', /^Export to the top folder of the workspace\?/);
    assert.equal(result, undefined);
    assert.deepEqual(await exported(root().fsPath), []);
  });

  it('offers a subfolder of it', async () => {
    await exportTo(root(), 'Use Subfolder “sandbox”');
    assert.deepEqual(await exported(root().fsPath), []);
    assert.notEqual((await exported(inWorkspace('sandbox').fsPath)).length, 0);
  });
});
