import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { diskKey, isAtOrBelow, uriKey } from '../../src/editor/host/disk-key';
import type { PlanData } from '../../src/editor/plan/plan-data';
import { History } from '../../src/history/history';
import { historyFolder } from './kept-state';
import { eventually } from '../support/eventually';
import { fileOf, outcomes, usePlannedFolder } from './planned-folder';
import { add, run, standIn, update } from './support';

describe('A plan that is applied in VS Code', () => {
  const { uri: folder, fqdn, writeHost, rewriteHost, liveHosts, countLive, plan, apply } = usePlannedFolder();

  it('sends what is ticked, and keeps what that left', async () => {
    const one = await writeHost('one');
    const two = await writeHost('two');
    await plan();
    await run('togglePlanRow', two);
    const applied = await apply();
    assert.deepEqual(outcomes(applied), { one: 'applied', two: 'add' });
    assert.equal(fileOf(applied, one).result?.status, 'added');
    assert.equal(await countLive(), 1);
    const again = await plan();
    assert.deepEqual(outcomes(again), { one: 'unchanged', two: 'add' });
    assert.equal(fileOf(again, one).id, fileOf(applied, one).id);
  });

  it('is applied once, however often that is asked for', async () => {
    await writeHost('one');
    await plan();
    const [first, second] = await Promise.all([apply(), apply()]);
    assert.deepEqual(outcomes(first), { one: 'applied' });
    assert.equal(second, undefined);
    assert.equal(await countLive(), 1);
  });

  it('does not send a file that has changed since, and says so', async () => {
    const one = await writeHost('one');
    await writeHost('two');
    await plan();
    await rewriteHost('one', { tags: ['later'] });
    await eventually(async () => {
      const { files } = await run<PlanData>('togglePlanRow', one);
      return files.some(({ stale }) => stale?.includes('The file has changed'));
    }, 'a row that says it has changed');
    const applied = await apply();
    assert.deepEqual(outcomes(applied), { one: 'add', two: 'applied' });
    assert.equal(await countLive(), 1);
    assert.deepEqual(outcomes(await run<PlanData>('refreshPlan')), { one: 'add', two: 'unchanged' });
  });

  it('does not send a row whose live profile has changed since, and says so', async () => {
    const one = await writeHost('one');
    await add(one);
    await rewriteHost('one', { tags: ['mine'] });
    await writeHost('two');
    assert.deepEqual(outcomes(await plan()), { one: 'update', two: 'add' });
    await update(one);
    await eventually(async () => {
      const { files } = await run<PlanData>('togglePlanRow', one);
      return files.some(({ stale }) => stale === 'The live profile has changed. Refresh the plan.');
    }, 'a row that says it has changed');
    assert.deepEqual(outcomes(await apply()), { one: 'update', two: 'applied' });
    assert.deepEqual(outcomes(await run<PlanData>('refreshPlan')), { one: 'unchanged', two: 'unchanged' });
  });

  it('does not write over what somebody else has changed meanwhile; retrying plans it anew', async () => {
    const one = await writeHost('one');
    await add(one);
    await rewriteHost('one', { tags: ['mine'] });
    const made = await plan();
    const { id } = fileOf(made, one);
    const call = await liveHosts();
    await call('PATCH', `/${id}`, { tags: ['theirs'] });
    const applied = await apply();
    assert.equal(fileOf(applied, one).outcome, 'failed');
    assert.equal(fileOf(applied, one).isIncluded, true);
    assert.match(fileOf(applied, one).result?.error ?? '', /another version.*Plan it again\.$/);
    const retried = await run<PlanData>('retryFailed');
    assert.equal(fileOf(retried, one).result?.status, 'updated');
    assert.match(await call('GET', `/${id}`), /"tags":\s*\["mine"\]/);
  });

  it('is in the history, a request for each row, which opens as the panel shows a single one', async () => {
    const one = await writeHost('one');
    await plan();
    await apply();
    await vscode.workspace.fs.delete(one);
    await writeHost('two');
    await plan();
    await run('togglePlanRow', one);
    const takeBack = standIn('showWarningMessage', (_: string, __: unknown, choice: unknown) =>
      Promise.resolve(choice),
    );
    try {
      await apply();
    } finally {
      takeBack();
    }
    const history = new History({ folder: await historyFolder(), limit: () => 200 });
    const kept = await eventually(async () => {
      const { entries } = await history.content();
      const ours = entries.filter(({ file }) => isAtOrBelow(diskKey(file), uriKey(folder())));
      return ours.length === 3 && ours;
    }, 'three requests in the history');
    assert.deepEqual(kept.map(({ intent, file }) => `${intent} ${path.basename(file).split('.')[0] ?? ''}`).sort(), [
      'add one',
      'add two',
      'delete one',
    ]);
    const added = kept.find(({ file, intent }) => intent === 'add' && file === one.toString());
    const headline = await run('openAttempt', { type: 'attempt', entry: added });
    assert.equal(headline, `Added host profile ${fqdn('one')} to the sandbox.`);
    assert.deepEqual(added?.byService?.changes.map(({ property }) => property).includes('id'), true);
  });

  it('opens what became of it as a report with request IDs', async () => {
    await writeHost('one');
    await plan();
    await apply();
    await run('openPlanReport');
    const text = await eventually(() => vscode.window.activeTextEditor?.document.getText(), 'a report');
    assert.match(
      text,
      /\| added \| `planned-\d+\/one\.host\.secprofile\.json` \| `[\da-f-]{36}` \|.*\| 201 \| `[\da-f-]{36}` \|/,
    );
  });

  it('of 3,000 payloads is made and applied, each profile once', async () => {
    const count = 3000;
    for (let at = 0; at < count; at += 500) {
      await Promise.all(Array.from({ length: 500 }, (_, more) => writeHost(`h${at + more}`)));
    }
    const made = await plan();
    assert.equal(made.summary.add, count);
    const applied = await apply();
    assert.equal(applied.summary.applied, count, JSON.stringify(applied.summary));
    const again = await plan();
    assert.equal(again.summary.unchanged, count, JSON.stringify(again.summary));
    const call = await liveHosts();
    for (let at = 0; at < count; at += 50) {
      await Promise.all(applied.files.slice(at, at + 50).map(({ id }) => call('DELETE', `/${id}`)));
    }
  }).timeout(300_000);
});
