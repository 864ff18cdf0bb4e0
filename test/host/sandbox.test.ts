import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import * as vscode from 'vscode';
import { told } from './messages';
import { add, closeAll, inWorkspace, open, run, update, updateWhole } from './support';
import { cleanupAfterEach } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

const web01 = () => inWorkspace('web01.host.secprofile.json');

describe('The sandbox in VS Code', () => {
  afterEach(closeAll);
  const cleanup = cleanupAfterEach();

  it('answers other tools at the copied address with the copied token', async () => {
    const added = await add(web01());
    const url = await run<string>('copySandboxUrl');
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/beta$/);
    await run('copySandboxToken');
    const token = await vscode.env.clipboard.readText();
    const { id } = JSON.parse(added.response?.body ?? '') as { id: string };
    const answer = await fetch(`${url}/security/hostSecurityProfiles/${id}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(answer.status, 200);
    assert.equal((await fetch(`${url}/security/hostSecurityProfiles/${id}`)).status, 401);
  });

  it('stops and starts, and starts by itself when it is needed', async () => {
    const url = await run<string>('startSandbox');
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/beta$/);
    await run('stopSandbox');
    await assert.rejects(fetch(url));
    const again = await run<string>('copySandboxUrl');
    assert.equal((await fetch(again)).status, 401);
  });

  it('simulates a failure for the next request, then answers as ever', async () => {
    assert.equal(await run<string>('simulateFailure', '403; times=1'), '403');
    const refused = await add(web01());
    assert.equal(refused.response?.status, 403);
    assert.equal((await add(web01())).response?.status, 201);
  });

  it('asks to wait, which a notification says once: the seconds that pass would be announced one by one', async () => {
    await run('simulateFailure', '429; times=1; delay=4000');
    const said: unknown[] = [];
    const { withProgress } = vscode.window;
    Object.assign(vscode.window, {
      withProgress: ((options, work) =>
        withProgress(options, (progress, token) =>
          work(
            {
              report(step) {
                said.push(step.message);
                progress.report(step);
              },
            },
            token,
          ),
        )) satisfies typeof withProgress,
    });
    cleanup.defer(() => void Object.assign(vscode.window, { withProgress }));
    assert.equal((await add(web01())).response?.status, 201);
    assert.deepEqual(said, ['429: waiting 4 seconds before it’s sent again', 'Try 2 of 4']);
  });

  it('ends a simulation that lasts', async () => {
    await run('simulateFailure', '500');
    assert.equal((await add(web01())).response?.status, 500);
    await run('simulateFailure', '');
    assert.equal((await add(web01())).response?.status, 201);
  });

  it('reports a broken connection without sending again, and finds what was carried out', async () => {
    await run('simulateFailure', 'reset; times=1');
    const broken = await add(web01());
    assert.equal(broken.status, 'failed');
    assert.equal(broken.response, undefined);
    assert.ok(broken.error);
  });

  it('exports its profiles as payload files, and finds them again when they are imported', async () => {
    await add(web01());
    const folder = await temporaryFolder(cleanup, 'export-');
    const { written } = await run<{ written: number }>('exportSandbox', vscode.Uri.file(folder));
    const files = await readdir(folder);
    assert.equal(files.length, written);
    assert.ok(files.every((name) => name.endsWith('.secprofile.json')));
    const { added, skipped, refused } = await run<{ added: number; skipped: number; refused: unknown[] }>(
      'importSandbox',
      vscode.Uri.file(folder),
    );
    assert.deepEqual({ added, skipped, refused }, { added: 0, skipped: written, refused: [] });
  });

  it('reads again before an Update what seems to be gone just after it was added', async () => {
    const { response } = await add(web01());
    const { id } = JSON.parse(response?.body ?? '') as { id: string };
    const { document } = await open(web01());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(web01(), document.positionAt(document.getText().indexOf('"tags": [') + '"tags": ['.length), '"SAW", ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await run('simulateFailure', '404; times=1');
    const outcome = await update(web01());
    assert.deepEqual([outcome.status, outcome.response?.status], ['sent', 200], outcome.error);
    const profile = JSON.parse(outcome.response?.body ?? '') as { id: string; tags: string[] };
    assert.deepEqual([profile.id, profile.tags[0]], [id, 'SAW']);
  });

  it('says that a profile is gone: 404', async () => {
    await add(web01());
    await run('simulateFailure', '404; times=1');
    const outcome = await updateWhole(web01());
    assert.equal(outcome.response?.status, 404);
  });

  it('asks before it’s reset only where it has profiles', async () => {
    const reset = () => told(() => run<{ deleted: number }>('resetSandbox'), 'Delete');
    await add(web01());
    const { result, messages } = await reset();
    assert.ok(result.deleted > 0);
    assert.match(messages.join(), /^Delete /);
    assert.deepEqual(await reset(), { result: { deleted: 0 }, messages: [] });
  });
});
