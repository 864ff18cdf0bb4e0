import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { PayloadFiles } from '../../src/editor/problems/payload-files';
import { inspectText } from '../../src/validation/inspect';
import { ownServices, type OwnServices } from './payload-services';
import { eventually } from '../support/eventually';
import { inWorkspace, write } from './support';

const name = 'with-mistakes.host.secprofile.json';
const vendor = '"vendorInformation": {"vendor": "Contoso", "provider": "Sensor"}';
const tenant = '"azureTenantId": "2f9c3f5e-6a0d-4f0e-9a53-3b7a6f0c1d2e"';
const fine = `{${tenant}, ${vendor}}`;
const wrong = `{${tenant}, ${vendor}, "isAzureAdJoined": "yes"}`;

describe('What is known of the payloads of the workspace', () => {
  const uri = inWorkspace(name);
  let services: OwnServices;
  let changes: number;

  const found = async (of = uri) => (await services.index.all()).find((payload) => String(payload.uri) === String(of));
  const allAreChecked = async () => (await services.index.all()).every(({ counts }) => counts !== undefined);
  /** The error counts of the payloads below a folder, by their paths in it. */
  const below = async (folder: string) =>
    Object.fromEntries(
      (await services.index.all())
        .filter((payload) => payload.uri.path.startsWith(`${inWorkspace(folder).path}/`))
        .map(({ uri: { path: at }, counts }) => [
          at.slice(inWorkspace(folder).path.length + 1),
          typeof counts === 'object' ? counts.error : counts,
        ]),
    );
  const eventuallyBelow = (folder: string, wanted: Record<string, unknown>) =>
    eventually(
      async () => {
        assert.deepEqual(await below(folder), wanted);
        return true;
      },
      `${folder} has ${JSON.stringify(wanted)}`,
    );

  beforeEach(async () => {
    services = ownServices();
    await eventually(allAreChecked, 'all are checked');
    changes = 0;
    services.index.onDidChange(() => (changes += 1));
  });

  afterEach(() => {
    services.dispose();
  });

  it('says nothing while the tree would show the same, which draws its rows under a pointer anew', async () => {
    const [inspection = assert.fail('unreadable')] = await services.index.current([uri]);
    const [problem = assert.fail('no problem')] = inspection.problems;
    services.index.accept(uri, inspection);
    services.index.accept(uri, {
      ...inspection,
      problems: [...inspection.problems.slice(1), { ...problem, message: 'Other words.' }],
    });
    assert.equal(changes, 0);
  });

  it('says that a count or a kind changed', async () => {
    const [inspection = assert.fail('unreadable')] = await services.index.current([uri]);
    services.index.accept(uri, { ...inspection, problems: [] });
    assert.equal(changes, 1);
    assert.deepEqual((await found())?.counts, { error: 0, warning: 0, information: 0 });
    services.index.accept(uri, { ...inspection, problems: [], kind: 'ip' });
    assert.equal(changes, 2);
    assert.equal((await found())?.kind, 'ip');
  });

  it('does not read or check again what has not changed', async () => {
    const files = await services.files.all();
    const before = services.client.done.length;
    assert.ok(before >= files.length);
    const [first, second] = [await services.index.current(files), await services.index.current(files)];
    assert.deepEqual(first, second);
    await services.index.usedElsewhere(uri);
    assert.equal(services.client.done.length, before);
  });

  it('takes in what comes at once in a turn of the thread each: together they would hold others up', async () => {
    const files = await services.files.all();
    assert.ok(files.length > 10);
    let turn = 0;
    const count = () => {
      turn += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    const takenIn: number[] = [];
    const take = async (file: vscode.Uri) => {
      await services.index.current([file]);
      takenIn.push(turn);
    };
    await Promise.all(files.map(take)).finally(() => {
      clearImmediate(next);
    });
    assert.equal(new Set(takenIn).size, files.length, takenIn.join());
  });

  it('checks a file again that is to be checked as an Update, and no other', async () => {
    const before = services.client.done.length;
    services.records.choose(uri, 'update');
    await eventually(() => services.client.done.length > before, 'the check');
    await services.index.current(await services.files.all());
    assert.deepEqual(services.client.done.slice(before), [`file ${name}`]);
  });

  it('remembers what is too large to be read, until that changes', async () => {
    const large = inWorkspace('large/large.host.secprofile.json');
    try {
      await write('large/large.host.secprofile.json', fine);
      await truncate(large.fsPath, 60 * 2 ** 20);
      await eventuallyBelow('large', { 'large.host.secprofile.json': 'unreadable' });
      await services.index.current([large]);
      const before = services.client.done.length;
      services.index.invalidate(undefined);
      assert.deepEqual(await services.index.current([large]), [undefined]);
      assert.deepEqual(services.client.done.slice(before), []);
    } finally {
      await rm(inWorkspace('large').fsPath, { recursive: true, force: true, maxRetries: 6 });
    }
  });

  it('reads a file as its editor would, whatever its bytes and its encoding are', async () => {
    const invalid = (text: string) => text.replace('}', ', "fqdn": "ü", "isAzureAdJoined": "yes"}');
    const files: Record<string, Buffer> = {
      'utf8.host.secprofile.json': Buffer.from(invalid(fine)),
      'marked.host.secprofile.json': Buffer.from(`\uFEFF${invalid(fine)}`),
      'latin.host.secprofile.json': Buffer.from(invalid(fine), 'latin1'),
      'utf16.host.secprofile.json': Buffer.from(`\uFEFF${invalid(fine)}`, 'utf16le'),
      'unmarked.host.secprofile.json': Buffer.from(invalid(fine), 'utf16le'),
    };
    const config = vscode.workspace.getConfiguration('files', uri);
    const check = async () => {
      const uris = Object.keys(files).map((file) => inWorkspace(`encoded/${file}`));
      const found = await services.index.current(uris);
      const expected = await Promise.all(
        uris.map(async (each) => {
          const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(each), { uri: each });
          return inspectText(text, { fileName: path.posix.basename(each.path), intent: 'auto', live: 'unknown' });
        }),
      );
      assert.deepEqual(
        found.map((each) => each?.problems),
        expected.map((each) => each.problems),
      );
    };
    try {
      await mkdir(inWorkspace('encoded').fsPath, { recursive: true });
      for (const [file, bytes] of Object.entries(files)) await writeFile(inWorkspace(`encoded/${file}`).fsPath, bytes);
      await eventually(async () => Object.keys(await below('encoded')).length === 5, 'all are found');
      await check();
      await config.update('encoding', 'utf16le', vscode.ConfigurationTarget.Workspace);
      for (const file of Object.keys(files)) services.index.invalidate(inWorkspace(`encoded/${file}`));
      await check();
    } finally {
      await config.update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
      await rm(inWorkspace('encoded').fsPath, { recursive: true, force: true, maxRetries: 6 });
    }
  });

  it('tells of all files of a search at once', async () => {
    const told: number[] = [];
    const once = new PayloadFiles();
    once.onDidChange((changes) => told.push(changes.length));
    const found = await once.all();
    once.dispose();
    assert.deepEqual(told, [found.length]);
  });

  describe('has a file that was deleted and made anew in a moment, of which VS Code tells', () => {
    const folder = inWorkspace('anew');
    const file = inWorkspace('anew/a.host.secprofile.json');
    let watcher: Record<'onDidCreate' | 'onDidChange' | 'onDidDelete', vscode.EventEmitter<vscode.Uri>>;
    let files: PayloadFiles;

    beforeEach(async () => {
      await write('anew/a.host.secprofile.json', fine);
      const emitter = () => new vscode.EventEmitter<vscode.Uri>();
      watcher = { onDidCreate: emitter(), onDidChange: emitter(), onDidDelete: emitter() };
      const { onDidCreate, onDidChange, onDidDelete } = watcher;
      const told = { onDidCreate: onDidCreate.event, onDidChange: onDidChange.event, onDidDelete: onDidDelete.event };
      const { createFileSystemWatcher } = vscode.workspace;
      Object.assign(vscode.workspace, { createFileSystemWatcher: () => ({ ...told, dispose: () => undefined }) });
      files = new PayloadFiles();
      Object.assign(vscode.workspace, { createFileSystemWatcher });
    });

    afterEach(async () => {
      files.dispose();
      await vscode.workspace.fs.delete(folder, { recursive: true });
    });

    it('as changed', async () => {
      await vscode.workspace.fs.delete(file);
      await files.all();
      assert.ok(!files.has(file), 'the search comes in between');
      await write('anew/a.host.secprofile.json', fine);
      watcher.onDidChange.fire(file);
      await eventually(() => files.has(file), 'the file');
    });

    for (const [what, at] of [
      ['its folder', folder],
      ['the file', file],
    ] as const) {
      it(`as deleted, while it is searched for: ${what}`, async () => {
        const searched = files.all();
        watcher.onDidDelete.fire(at);
        await searched;
        await eventually(() => files.has(file), 'the file');
      });

      it(`as deleted, after it was found: ${what}`, async () => {
        await files.all();
        watcher.onDidDelete.fire(at);
        assert.ok(!files.has(file));
        await eventually(() => files.has(file), 'the file');
      });
    }
  });

  it('follows folders that are renamed, moved and deleted, of which VS Code tells without what is in them', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
    try {
      await write('two/inner/a.host.secprofile.json', wrong);
      await write('two/b.ip.secprofile.json', fine);
      const two = { 'inner/a.host.secprofile.json': 1, 'b.ip.secprofile.json': 0 };
      await eventuallyBelow('two', two);
      await vscode.workspace.fs.rename(inWorkspace('two'), inWorkspace('three'));
      await eventuallyBelow('three', two);
      assert.deepEqual(await below('two'), {});

      await rename(inWorkspace('three').fsPath, path.join(outside, 'three'));
      await eventuallyBelow('three', {});
      await rename(path.join(outside, 'three'), inWorkspace('four').fsPath);
      await eventuallyBelow('four', two);
      // Of changes further down in a folder that was moved in, VS Code need not tell: who asks still gets what holds.
      const moved = inWorkspace('four/inner/a.host.secprofile.json');
      await writeFile(moved.fsPath, fine);
      assert.deepEqual((await services.index.current([moved]))[0]?.problems, []);
      await rm(inWorkspace('four').fsPath, { recursive: true, maxRetries: 6 });
      await eventuallyBelow('four', {});
    } finally {
      for (const at of ['two', 'three', 'four'])
        await rm(inWorkspace(at).fsPath, { recursive: true, force: true, maxRetries: 6 });
      await rm(outside, { recursive: true, maxRetries: 6 });
    }
  });

  it('leaves out other people’s files, as the command line does', async () => {
    const folder = inWorkspace('node_modules/p').fsPath;
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'n.host.secprofile.json'), wrong);
      await write('beside/c.host.secprofile.json', fine);
      await eventuallyBelow('beside', { 'c.host.secprofile.json': 0 });
      const files = await services.files.search();
      assert.deepEqual(
        files.filter(({ path: at }) => at.includes('node_modules')),
        [],
      );
      assert.deepEqual(await below('node_modules'), {});
    } finally {
      for (const at of ['node_modules', 'beside'])
        await rm(inWorkspace(at).fsPath, { recursive: true, force: true, maxRetries: 6 });
    }
  });
});
