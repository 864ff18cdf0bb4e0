import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { followChanges } from '../../src/editor/plan/follow-changes';
import type { PlanData } from '../../src/editor/plan/plan-data';
import type { PlanServices } from '../../src/editor/plan/plan-ports';
import type { PlanSession } from '../../src/editor/plan/plan-session';
import { History } from '../../src/history/history';
import { eventually } from '../support/eventually';
import { holdBatches } from './held-batches';
import { historyFolder } from './kept-state';
import { fileOf, outcomes, usePlannedFolder } from './planned-folder';
import { add, run, standIn } from './support';

describe('A plan that is being applied', () => {
  const { uri, fqdn, writeHost, writeHosts, countLive, plan, apply } = usePlannedFolder();
  const stop = () => run<boolean>('stopPlan');
  let held: ReturnType<typeof holdBatches> | undefined;

  afterEach(() => {
    held?.end();
    held = undefined;
  });

  it('ends between batches when it is stopped; Retry Failed sends the rest, and nothing twice', async () => {
    await writeHosts(200);
    await plan();
    held = holdBatches('answered');
    const applying = apply();
    await held.until(4);
    assert.equal(await stop(), true);
    held.letGo();
    const { applied, notSent, failed, unknown } = (await applying).summary;
    assert.deepEqual({ applied, notSent, failed, unknown }, { applied: 80, notSent: 120, failed: 0, unknown: 0 });
    assert.equal(await countLive(), 80);
    const retried = await run<PlanData>('retryFailed');
    assert.equal(retried.summary.applied, 200, JSON.stringify(retried.summary));
    assert.equal(await countLive(), 200);
  });

  it('leaves unknown what it was canceled in, and the next plan finds that: nothing is added twice', async () => {
    await writeHosts(100);
    await plan();
    held = holdBatches('answered');
    const applying = apply();
    await held.until(4);
    await stop();
    await stop();
    const { applied, notSent, unknown } = (await applying).summary;
    assert.deepEqual({ applied, notSent, unknown }, { applied: 0, notSent: 20, unknown: 80 });
    held.end();
    const { unchanged, add } = (await plan()).summary;
    assert.deepEqual({ unchanged, add }, { unchanged: 80, add: 20 });
    await apply();
    assert.equal(await countLive(), 100);
    assert.equal((await plan()).summary.unchanged, 100);
  });

  it('says how many are sent and how long the rest takes', async () => {
    await writeHosts(200);
    await plan();
    const titles: (string | undefined)[] = [];
    const messages: (string | undefined)[] = [];
    const real = vscode.window.withProgress;
    const takeBack = standIn('withProgress', (options, task) =>
      real(options, (progress, token) => {
        titles.push(options.title);
        const report: typeof progress.report = (value) => {
          messages.push(value.message);
          progress.report(value);
        };
        return task({ report }, token);
      }),
    );
    held = holdBatches('answered');
    const applying = apply();
    await held.until(4);
    await eventually(() => titles.length > 0, 'a notification');
    held.letGo();
    await applying.finally(takeBack);
    assert.deepEqual(titles, ['Applying the plan to the sandbox']);
    const sent = messages.flatMap(
      (message = '') => /^(\d+) of 200 sent, about [\d.]+ (?:ms|s|min \d+ s) left$/.exec(message)?.[1] ?? [],
    );
    // Each is announced to screen readers: no more than one in ten seconds, and the last one.
    assert.ok(sent.length > 0, messages.join('\n'));
    assert.deepEqual(
      sent,
      [...new Set(sent)].sort((a, b) => Number(a) - Number(b)),
    );
    assert.equal(messages.at(-1), '200 of 200 sent');
  });

  it('has what went out in the history, whatever breaks the run off', async () => {
    await writeHosts(2);
    await plan();
    const real = vscode.window.withProgress;
    let isShown = false;
    const takeBack = standIn('withProgress', (options, task) =>
      real(options, (_, token) => {
        isShown = true;
        const report = ({ message = '' }: { message?: string }) => assert.doesNotMatch(message, /^2 of 2 sent$/);
        return task({ report }, token);
      }),
    );
    const takeErrorsBack = standIn('showErrorMessage', () => Promise.resolve(undefined));
    try {
      held = holdBatches('answered');
      const applying = apply();
      await held.until(1);
      await eventually(() => isShown, 'a notification');
      held.letGo();
      await Promise.allSettled([applying]);
    } finally {
      takeBack();
      takeErrorsBack();
    }
    const history = new History({ folder: await historyFolder(), limit: () => 200 });
    const kept = async () => {
      const { entries } = await history.content();
      return entries.filter(({ file }) => file.startsWith(`${uri().toString()}/`));
    };
    await eventually(async () => (await kept()).length === 2, 'both requests in the history');
    assert.ok((await kept()).every(({ summary }) => summary.tone === 'success'));
  });

  const applyWhileAdding = (file: vscode.Uri, yes: string) =>
    applyWhile(async () => assert.equal((await add(file)).status, 'sent'), yes);

  /** Applies the plan; does something while the plan's question is open, and says yes to all. @returns what was told */
  async function applyWhile(something: () => Promise<unknown>, yes: string) {
    const asked: string[] = [];
    const errors: string[] = [];
    const question = async (message: string) => {
      if (asked.push(message) === 1) await something();
      return yes;
    };
    const takeBack = standIn('showWarningMessage', question as typeof vscode.window.showWarningMessage);
    const error = (message: string) => Promise.resolve(void errors.push(message));
    const takeErrorsBack = standIn('showErrorMessage', error as typeof vscode.window.showErrorMessage);
    try {
      return { applied: await apply(), asked, errors };
    } finally {
      takeBack();
      takeErrorsBack();
    }
  }

  it('adds no file again that was added by itself while the person was asked; everything else goes out', async () => {
    const gone = await writeHost('gone');
    await plan();
    await apply();
    await vscode.workspace.fs.delete(gone);
    const [one] = [await writeHost('one'), await writeHost('two')];
    await plan();
    // A delete, which a person has to tick, is asked about in the sandbox, too.
    await run('togglePlanRow', gone);
    const { applied, asked } = await applyWhileAdding(one, 'Apply');
    assert.deepEqual(asked, ['Add 2 profiles and delete 1 in the sandbox?']);
    assert.deepEqual(outcomes(applied), { gone: 'applied', one: 'add', two: 'applied' });
    assert.equal(await countLive(), 2);
    assert.deepEqual(outcomes(await run<PlanData>('refreshPlan')), { one: 'unchanged', two: 'unchanged' });
  });

  it('deletes no profile whose file was there again when the person said yes', async () => {
    const gone = await writeHost('gone');
    await plan();
    await apply();
    await vscode.workspace.fs.delete(gone);
    await writeHost('new');
    await plan();
    await run('togglePlanRow', gone);
    const { applied, asked } = await applyWhile(() => writeHost('gone'), 'Apply');
    assert.match(asked.join(), /^Add 1 profile and delete 1 in the sandbox\?,.*1 applied, 1 not sent/);
    assert.deepEqual([outcomes(applied)['new'], await countLive()], ['applied', 2]);
    assert.equal(fileOf(applied, gone).result?.error, 'The file is back. Plan again.');
    assert.deepEqual(outcomes(await run<PlanData>('retryFailed')), { gone: 'unchanged', new: 'applied' });
    assert.deepEqual(outcomes(await run<PlanData>('refreshPlan')), { gone: 'unchanged', new: 'unchanged' });
  });

  it('is out of date when a file that it was planned without is back under any of its names, until it is gone again', async () => {
    const file = await writeHost('back');
    const files = new vscode.EventEmitter<readonly { readonly uri: vscode.Uri; readonly change: string }[]>();
    const aged: (string | undefined)[] = [];
    const names = ['file:///w/old', file.toString()];
    const one = { key: names[0], planned: { action: 'delete', send: { what: 'delete', names } } };
    const model = {
      rows: [one],
      row: (key: string) => (key === one.key ? one : undefined),
      age: (_: string, why: string | undefined) => void aged.push(why),
    };
    const services = { files: { onDidChange: files.event }, records: { onDidChange: () => files } };
    const session = { model, journal: { profile: () => undefined } };
    const following = followChanges(services as unknown as PlanServices, session as unknown as PlanSession);
    try {
      files.fire([{ uri: file, change: 'created' }]);
      await eventually(() => aged.length === 1, 'it is out of date');
      await vscode.workspace.fs.delete(file);
      files.fire([{ uri: file, change: 'deleted' }]);
      await eventually(() => aged.length === 2, 'it is as it was planned');
      assert.deepEqual(aged, ['The file is back. Refresh the plan.', undefined]);
    } finally {
      following.dispose();
    }
  });

  it('isn’t out of date when a deletion that it was planned with is told late', () => {
    const files = new vscode.EventEmitter<readonly { readonly uri: vscode.Uri; readonly change: 'deleted' }[]>();
    const aged: string[] = [];
    const row = (name: string, action: string) => [vscode.Uri.parse(`file:///w/${name}`).toString(), action] as const;
    const rows = new Map([row('planned-as-gone', 'delete'), row('planned-as-there', 'update')]);
    const model = {
      rows: [],
      row: (key: string) => ({ key, planned: { action: rows.get(key) } }),
      age: (key: string) => void aged.push(key),
    };
    const services = { files: { onDidChange: files.event }, records: { onDidChange: () => files } };
    const following = followChanges(services as unknown as PlanServices, { model } as unknown as PlanSession);
    files.fire([...rows.keys()].map((key) => ({ uri: vscode.Uri.parse(key), change: 'deleted' })));
    following.dispose();
    assert.deepEqual(aged, ['file:///w/planned-as-there']);
  });

  it('says so where nothing else is left to send', async () => {
    const one = await writeHost('one', { tags: ['caf\ufffd'] });
    await plan();
    const { applied, errors } = await applyWhileAdding(one, 'Send Anyway');
    assert.equal(applied, undefined);
    assert.deepEqual(errors, ['Everything that was selected has been added in the meantime. Refresh the plan.']);
    assert.equal(await countLive(), 1);
  });

  it('notes what becomes of a file under the name that it has meanwhile', async () => {
    const before = await writeHost('before');
    const after = vscode.Uri.joinPath(uri(), 'after.host.secprofile.json');
    await plan();
    held = holdBatches('answered');
    const applying = apply();
    await held.until(1);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(before, after);
    assert.ok(await vscode.workspace.applyEdit(edit));
    held.letGo();
    assert.equal(fileOf(await applying, before).result?.status, 'added');
    assert.deepEqual(outcomes(await plan()), { after: 'unchanged' });
    assert.equal(await countLive(), 1);
  });

  it('sends no file that changes before its batch goes out', async () => {
    await writeHosts(100);
    await plan();
    held = holdBatches('answered');
    const applying = apply();
    await held.until(4);
    const sent = held.batches.flat();
    const late = Array.from({ length: 100 }, (_, at) => `h${at}`).find((host) => !sent.includes(fqdn(host)));
    const file = await writeHost(late ?? '', { tags: ['later'] });
    held.letGo();
    const applied = await applying;
    assert.deepEqual([applied.summary.applied, applied.summary.notSent], [99, 1]);
    assert.match(fileOf(applied, file).result?.error ?? '', /has changed since it was planned/);
    assert.equal(await countLive(), 99);
    const retried = await run<PlanData>('retryFailed');
    assert.equal(fileOf(retried, file).result?.status, 'added');
    assert.equal(await countLive(), 100);
  });

  it('is known to have been applied although the service’s reads lag behind', async () => {
    await writeHosts(30);
    await run('simulateFailure', 'lag; delay=3000');
    await plan();
    assert.equal((await apply()).summary.applied, 30);
    const { unchanged, missing, add } = (await plan()).summary;
    assert.deepEqual({ unchanged, missing, add }, { unchanged: 30, missing: 0, add: 0 });
    await run('simulateFailure', '');
    assert.equal(await countLive(), 30);
  });
});
