import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually';
import { add, closeAll, inWorkspace, run } from './support';

interface Archive {
  readonly log: {
    readonly entries: readonly { readonly request: { readonly postData?: { readonly text: string } } }[];
  };
}

describe('The history in VS Code', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'har-'));
  });

  after(async () => {
    await run('filterHistory', '');
    await rm(folder, { recursive: true, maxRetries: 6 });
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
});
