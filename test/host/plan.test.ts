import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { PlanData } from '../../src/editor/plan/plan-data';
import { makeSession } from '../../src/editor/plan/make-session';
import type { PlanServices } from '../../src/editor/plan/plan-ports';
import type { SavedPayloads } from '../../src/editor/plan/save-as-payloads';
import { HumanError } from '../../src/errors';
import type { Environment } from '../../src/request/environment';
import { itWith } from '../support/capabilities';
import { eventually } from '../support/eventually';
import { ignoringCase, onPlatform } from '../support/on-platform';
import { fileOf, outcomes, payload, usePlannedFolder } from './planned-folder';
import { add, closeAll, inWorkspace, open, run, standIn } from './support';

describe('A plan in VS Code', () => {
  const { uri: folder, fqdn, writeHost, rewriteHost, liveHosts, countLive, plan, apply } = usePlannedFolder();

  it('says what would become of each payload, as its editor shows it', async () => {
    const changed = await writeHost('changed');
    await add(changed);
    const same = await writeHost('same');
    await add(same);
    await writeHost('new');
    await writeHost('broken', { fqdn: 1 });
    const gone = await writeHost('gone', { id: 'ffffffff-0000-4000-8000-000000000000' });
    const editor = await open(changed);
    const at = editor.document.positionAt(editor.document.getText().indexOf('HVA'));
    await editor.edit((edit) => edit.insert(at, 'unsaved-'));
    const made = await plan();
    assert.deepEqual(outcomes(made), {
      broken: 'blocked',
      changed: 'update',
      gone: 'missing',
      new: 'add',
      same: 'unchanged',
    });
    assert.deepEqual(
      fileOf(made, changed).changes.map(({ property, after }) => [property, after]),
      [['tags', '["unsaved-HVA"]']],
    );
    assert.equal(fileOf(made, gone).isIncluded, false);
    assert.deepEqual([made.summary.included, made.summary.boxes], [2, 2]);
  });

  it('is refused in a workspace without payloads before anybody signs in, unless a profile’s file is gone', async () => {
    const environment: Environment = { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.invalid/beta' };
    const gone = inWorkspace('gone.host.secprofile.json').toString();
    const asked = new Error('asked to sign in');
    const planWith = (known: readonly string[], place?: Environment) => {
      const nothing = {
        files: { search: () => Promise.resolve([]) },
        livePlace: () => place,
        records: { knownIn: () => known.map((file) => [file, { id: 'gone' }]) },
        sandbox: { target: () => Promise.reject(asked) },
        storage: folder(),
      };
      return makeSession(nothing as unknown as PlanServices, undefined);
    };
    for (const place of [environment, undefined]) {
      await assert.rejects(planWith([], place), (error) => HumanError.is(error) && /no payloads/.test(error.message));
    }
    await assert.rejects(planWith([gone], environment), asked);
  });

  it('opens the comparison of a row, its problems, its file, or the profile that would be deleted', async () => {
    const gone = await writeHost('gone');
    await plan();
    await apply();
    await vscode.workspace.fs.delete(gone);
    const changed = await writeHost('changed');
    await add(changed);
    await rewriteHost('changed', { tags: ['mine'] });
    const broken = await writeHost('broken', { fqdn: 1 });
    const fresh = await writeHost('fresh');
    const made = await plan();
    const openRow = async (uri: vscode.Uri) => {
      await closeAll();
      const planned = fileOf(made, uri);
      await run('openPlanRow', { planned, key: planned.uri, result: planned.result });
      return eventually(() => vscode.window.tabGroups.activeTabGroup.activeTab, 'a tab');
    };
    const { input } = await openRow(changed);
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.ok([input.original, input.modified].some(({ scheme }) => scheme === 'secprofile'));
    await openRow(broken);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), broken.toString());
    assert.equal(editor.document.getText().slice(editor.document.offsetAt(editor.selection.active))[0], '1');
    await openRow(fresh);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), fresh.toString());
    assert.equal(fileOf(made, gone).outcome, 'delete');
    const profile = await openRow(gone);
    assert.ok(profile.input instanceof vscode.TabInputText && profile.input.uri.scheme === 'secprofile');
  });

  it('sends neither of two files with one ID, and names the other', async () => {
    const one = await writeHost('one');
    await add(one);
    const { id } = fileOf(await plan(), one);
    const copy = await writeHost('copy', { id, tags: ['copied'] });
    const made = await plan();
    assert.deepEqual(outcomes(made), { one: 'conflict', copy: 'conflict' });
    assert.match(fileOf(made, one).error ?? '', /\/copy\.host\.secprofile\.json has the same ID\.$/);
    assert.match(fileOf(made, copy).error ?? '', /\/one\.host\.secprofile\.json has the same ID\.$/);
    assert.equal(made.summary.boxes, 0);
    assert.equal(await apply(), undefined);
    assert.doesNotMatch(await (await liveHosts())('GET', `/${id}`), /copied/);
  });

  it('leaves profiles alone whose file is gone, unless their box is ticked', async () => {
    const one = await writeHost('one');
    await writeHost('two');
    await plan();
    await apply();
    await vscode.workspace.fs.delete(one);
    const made = await plan();
    assert.deepEqual(outcomes(made), { one: 'delete', two: 'unchanged' });
    assert.equal(made.summary.included, 0);
    assert.equal(await apply(), undefined);
    assert.equal(await countLive(), 2);
  });

  it('has no profile as orphaned whose file another program has moved out of what is planned, with its ID', async () => {
    const one = await writeHost('one');
    const two = await writeHost('two');
    await writeHost('stays');
    await plan();
    await apply();
    const { id } = fileOf(await plan(), one);
    const elsewhere = inWorkspace('elsewhere.host.secprofile.json');
    try {
      await rm(one.fsPath);
      await rm(two.fsPath);
      await writeFile(elsewhere.fsPath, payload(fqdn('one'), { id }));
      assert.deepEqual(outcomes(await plan()), { stays: 'unchanged', two: 'delete' });
    } finally {
      await rm(elsewhere.fsPath, { force: true });
    }
    assert.deepEqual(outcomes(await plan()), { one: 'delete', stays: 'unchanged', two: 'delete' });
  });

  it('names a file that is gone as it was spelled last where the system ignores case, and deletes for no other', async () => {
    const platform = onPlatform(ignoringCase);
    let takeBack: (() => void) | undefined;
    try {
      const files = await Promise.all(['Gone', 'Stays'].map((host) => writeHost(host)));
      const [gone = assert.fail(), stays = assert.fail()] = files;
      await plan();
      await apply();
      await vscode.workspace.fs.delete(gone);
      const made = await plan();
      assert.deepEqual(outcomes(made), { Gone: 'delete', Stays: 'unchanged' });
      assert.deepEqual(made.files.map(({ uri }) => uri).sort(), [gone, stays].map(String).sort());
      await run('togglePlanRow', gone);
      takeBack = standIn('showWarningMessage', (_: string, __: unknown, choice: unknown) =>
        Promise.resolve(choice as never),
      );
      assert.equal(outcomes(await apply())['Gone'], 'applied');
      assert.equal(await countLive(), 1);
    } finally {
      takeBack?.();
      platform.restore();
    }
  });

  it('tells a person a sentence where there is nothing to plan', async () => {
    await vscode.workspace.fs.createDirectory(folder());
    assert.equal(await plan(), undefined);
  });

  itWith('symlinks')('reads no link out of the workspace, and says why a file can’t be read', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
    try {
      const linked = path.join(outside, 'linked');
      await mkdir(linked);
      await writeFile(path.join(outside, 'theirs.host.secprofile.json'), payload(fqdn('theirs')));
      await writeFile(path.join(linked, 'below.host.secprofile.json'), payload(fqdn('below')));
      await writeHost('one');
      await symlink(
        path.join(outside, 'theirs.host.secprofile.json'),
        path.join(folder().fsPath, 'file.host.secprofile.json'),
      );
      await symlink(linked, path.join(folder().fsPath, 'folder'));
      const below = vscode.Uri.joinPath(folder(), 'folder', 'below.host.secprofile.json');
      const made = await run<PlanData>('apply', [folder(), below]);
      assert.deepEqual(outcomes(made), { one: 'add', file: 'unreadable', below: 'unreadable' });
      for (const { path: name, error } of made.files.filter(({ outcome }) => outcome === 'unreadable')) {
        assert.equal(error, 'It isn’t read: it’s a link out of the workspace.', name);
      }
    } finally {
      await rm(outside, { recursive: true, force: true, maxRetries: 6 });
    }
    const gone = await run<PlanData>('apply', vscode.Uri.joinPath(folder(), 'gone.host.secprofile.json'));
    assert.equal(gone.files[0]?.error, 'The file can’t be read: there is no such file or folder.');
  });

  itWith('symlinks')(
    'has a file once with the links to it: by the name that was added, or else by its own',
    async () => {
      const link = async (name: string, file: vscode.Uri) => {
        const uri = vscode.Uri.joinPath(folder(), `${name}.host.secprofile.json`);
        await symlink(file.fsPath, uri.fsPath);
        return uri;
      };
      const added = await writeHost('b-added');
      await add(added);
      await link('a-link', added);
      const other = await writeHost('c-other');
      const taken = await link('d-link', other);
      await add(taken);
      const own = await writeHost('f-own');
      await link('e-link', own);
      const made = await run<PlanData>('apply', folder());
      assert.deepEqual(outcomes(made), { 'b-added': 'unchanged', 'd-link': 'unchanged', 'f-own': 'add' });
      const byOtherName = await run<PlanData>('apply', other);
      assert.deepEqual(outcomes(byOtherName), { 'd-link': 'unchanged' });
    },
  );

  it('begins with what is live: payload files are made of profiles that no file has', async () => {
    const known = await writeHost('known');
    await add(known);
    const call = await liveHosts();
    await call('POST', '', JSON.parse(payload(fqdn('live'))) as object);
    const into = vscode.Uri.joinPath(folder(), 'saved');
    const saved = await run<SavedPayloads>('saveAsPayloads', 'host', into);
    assert.deepEqual(saved.failed, []);
    assert.ok(saved.present >= 1);
    const name = `${fqdn('live')}.host.secprofile.json`;
    assert.ok(saved.written.some((uri) => uri.endsWith(name)));
    assert.ok(!saved.written.some((uri) => uri.includes(fqdn('known'))));
    const made = await run<PlanData>('apply', vscode.Uri.joinPath(into, name));
    assert.equal(made.summary.unchanged, 1, JSON.stringify(made.summary));
  });
});
