import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ExamplesOutcome } from '../../src/editor/walkthrough/examples';
import { closeAll, inWorkspace, run, validate } from './support';
import { cleanupAfterSuite } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

describe('The examples', () => {
  const cleanup = cleanupAfterSuite();
  let folder: string;

  before(async () => {
    folder = await temporaryFolder(cleanup, 'examples-');
    cleanup.defer(closeAll);
  });

  it('are put into a folder, whose files stay as they are when it is done again', async () => {
    const first = await run<ExamplesOutcome>('openExamples', vscode.Uri.file(folder));
    const into = vscode.Uri.parse(first.folder).fsPath;
    const names = await readdir(into);
    assert.deepEqual([first.written, first.kept], [names.length, 0]);
    assert.ok(names.includes('web01.host.secprofile.json'));

    await writeFile(path.join(into, 'web01.host.secprofile.json'), 'mine');
    await rm(path.join(into, 'README.md'));
    const again = await run<ExamplesOutcome>('openExamples', vscode.Uri.file(folder));
    assert.deepEqual([again.written, again.kept], [1, names.length - 1]);
    assert.equal(await readFile(path.join(into, 'web01.host.secprofile.json'), 'utf8'), 'mine');
  });

  it('open one by one: the file of the workspace where it has it', async () => {
    const uri = await run<string>('openExample', 'scanner.ip');
    assert.equal(uri, inWorkspace('scanner.ip.secprofile.json').toString());
    assert.deepEqual((await validate()).problems, []);
  });

  it('are not found by a path', async () => {
    assert.equal(await run('openExample', '../package'), undefined);
  });
});
