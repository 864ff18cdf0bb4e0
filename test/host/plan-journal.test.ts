import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { PlanJournal } from '../../src/editor/plan/plan-journal';
import { planFolder } from '../../src/editor/send/one-window';
import type { PendingAdd } from '../../src/plan/state/state';
import { parseState, stateText } from '../../src/plan/state/state-text';
import { lockFile } from '../../src/sandbox/locked-file';
import { Cleanup } from '../support/cleanup';
import { onPlatform } from '../support/on-platform';
import { temporaryFolder } from '../support/temporary-folder';
import { holdBatches } from './held-batches';
import { planJournal } from './kept-state';
import { fileOf, outcomes, payload, usePlannedFolder } from './planned-folder';
import { run, standIn } from './support';

describe('The journal of a plan', () => {
  const { fqdn, writeHost, writeHosts, liveHosts, countLive, plan, apply } = usePlannedFolder();
  let held: ReturnType<typeof holdBatches> | undefined;
  let journal: string;

  /** Finds where it is kept, and leaves Adds of these hosts in it that nobody has heard of again. Nothing of them is live. */
  async function leaveOpen(...hosts: readonly string[]): Promise<void> {
    for (const host of hosts) await writeHost(host);
    await plan();
    held = holdBatches('going');
    const applying = apply();
    await held.until(1);
    journal = await planJournal();
    await run('stopPlan');
    await run('stopPlan');
    assert.equal((await applying).summary.unknown, hosts.length);
    held.end();
  }

  afterEach(async () => {
    held?.end();
    held = undefined;
    await rm(journal, { force: true });
  });

  it('has each Add before it goes out, until its ID is known', async () => {
    await leaveOpen('first');
    await rm(journal);
    await writeHosts(200);
    await plan();
    const noted: string[] = [];
    let before = new Set<string>();
    held = holdBatches('answered', (hosts) => {
      const { pending, profiles } = parseState(readFileSync(journal, 'utf8'));
      const names = (map: ReadonlyMap<string, unknown>) =>
        [...map.keys()].map((file) => fqdn(/([^/]*)\.host/.exec(file)?.[1] ?? ''));
      const known = new Set([...names(pending), ...names(profiles)]);
      noted.push(...hosts.filter((host) => names(pending).includes(host)));
      assert.ok(
        [...before].every((host) => known.has(host)),
        'nothing is forgotten meanwhile',
      );
      before = known;
    });
    held.letGo();
    assert.equal((await apply()).summary.applied, 201);
    assert.equal(noted.length, 201, 'and each goes out once');
    const left = (await readdir(path.dirname(journal))).filter((name) => !name.endsWith('.run'));
    assert.deepEqual(left, [], 'it is gone once VS Code knows it all, and so is the lock');
  });

  it('is taken up after a crash: what was answered, what was carried out, and what nobody knows', async () => {
    await leaveOpen('answered', 'made', 'lost');
    const call = await liveHosts();
    const made = async (host: string) =>
      (JSON.parse(await call('POST', '', JSON.parse(payload(fqdn(host))) as object)) as { id: string }).id;
    const id = await made('answered');
    await made('made');
    // As it stood when VS Code was killed: after the answer to one, before those to the others.
    const state = parseState(await readFile(journal, 'utf8'));
    const [file = ''] = [...state.pending.keys()].filter((name) => name.includes('answered'));
    state.pending.delete(file);
    state.profiles.set(file, { kind: 'host', id, written: new Date().toISOString() });
    await writeFile(journal, stateText(state));

    const planned = await plan();
    assert.deepEqual(outcomes(planned), { answered: 'unchanged', made: 'unchanged', lost: 'unknown' });
    assert.equal(fileOf(planned, vscode.Uri.parse(file)).id, id);
    assert.equal(planned.summary.included, 0, 'what may be there already is added again by a person alone');
    assert.equal(await apply(), undefined);
    assert.equal(await countLive(), 2);
    await run('togglePlanRow', vscode.Uri.parse(file.replace('answered', 'lost')));
    assert.equal(outcomes(await apply())['lost'], 'applied');
    assert.equal(await countLive(), 3);
  });

  /** What a person is told while something is done. */
  async function errorsOf(work: () => Promise<unknown>): Promise<string> {
    const said: string[] = [];
    const show = (message: string) => Promise.resolve(void said.push(message));
    const takeBack = standIn('showErrorMessage', show as typeof vscode.window.showErrorMessage);
    assert.equal(await work().finally(takeBack), undefined);
    return said.join('\n');
  }

  it('that another window has written to is obeyed: the plan is out of date, and nothing is sent', async () => {
    await leaveOpen('one');
    const text = await readFile(journal, 'utf8');
    await rm(journal);
    assert.deepEqual(outcomes(await plan()), { one: 'add' });
    await writeFile(journal, text);
    assert.equal(
      await errorsOf(apply),
      'Another window has changed what this plan is based on, so nothing was sent. Refresh the plan.',
    );
    assert.equal(await countLive(), 0);
    assert.deepEqual(outcomes(await run('refreshPlan')), { one: 'unknown' });
  });

  it('is not the only sign of another window: one that has applied its plan since makes this one out of date, too', async () => {
    await leaveOpen('one');
    await rm(journal);
    await plan();
    await writeFile(`${journal}.run`, 'another run');
    assert.equal(
      await errorsOf(apply),
      'Another window has changed what this plan is based on, so nothing was sent. Refresh the plan.',
    );
    assert.equal(await countLive(), 0);
    await run('refreshPlan');
    assert.deepEqual(outcomes(await apply()), { one: 'applied' });
    assert.equal(await countLive(), 1);
  });

  it('is that of one window at a time: while another one applies, nothing is planned or sent here', async () => {
    await leaveOpen('one');
    await rm(journal);
    await plan();
    const unlock = await lockFile(path.join(path.dirname(journal), 'run'), () => 'locked');
    const busy =
      'Another window is planning or applying payloads of this workspace. Wait until it has finished, then try again.';
    try {
      assert.equal(await errorsOf(apply), busy);
      assert.equal(await errorsOf(() => run('refreshPlan')), busy);
      assert.equal(await countLive(), 0);
    } finally {
      await unlock();
    }
    assert.deepEqual(outcomes(await run('refreshPlan')), { one: 'add' });
    assert.deepEqual(outcomes(await apply()), { one: 'applied' });
    assert.equal(await countLive(), 1);
  });

  it('is kept where each window on the workspace looks: not in the folder of the second one', async () => {
    await leaveOpen('one');
    const extension = path.basename(path.dirname(path.dirname(journal)));
    const storage = (window: string) => path.join(path.sep, 'workspaceStorage', window, extension);
    assert.equal(planFolder(storage('6c1d-1')), planFolder(storage('6c1d')));
    assert.equal(planFolder(path.dirname(path.dirname(journal))), path.dirname(journal));
  });

  const spoiled: readonly (readonly [what: string, spoil: (text: string) => string])[] = [
    ['a newer version wrote', (text) => text.replace('"version": 1', '"version": 2')],
    ['is cut off', (text) => text.slice(0, text.length / 2)],
    ['is something else', () => '[]'],
  ];
  for (const [what, spoil] of spoiled) {
    it(`that ${what} is left alone: nothing is planned or sent, and a sentence says so`, async () => {
      await leaveOpen('one');
      const text = await readFile(journal, 'utf8');
      await writeFile(journal, spoil(text));
      assert.match(
        await errorsOf(plan),
        /^What an earlier run has added isn’t known, because its record can’t be read\./,
      );
      assert.equal(await readFile(journal, 'utf8'), spoil(text));
      assert.equal(await countLive(), 0);
      await writeFile(journal, text);
      assert.deepEqual(outcomes(await plan()), { one: 'unknown' });
    });
  }

  it('knows an Add without an answer by every spelling of its file where the system ignores case', async () => {
    const cleanup = new Cleanup();
    try {
      const environment = { name: 'sandbox', label: 'sandbox', base: '' } as const;
      const [file, other] = ['web01', 'WEB01'].map((name) => `file:///pay/${name}.host.secprofile.json`);
      assert.ok(file && other);
      const add: PendingAdd = { kind: 'host', since: '2026-03-04T09:30:00Z', body: '0'.repeat(64) };
      const records = {
        ...{ knownOf: () => undefined, knowAll: () => Promise.resolve(), knownIn: () => [] },
        ...{ forgetProfiles: () => undefined, catchUp: () => Promise.resolve() },
      } as unknown as Parameters<typeof PlanJournal.open>[1];
      const open = async () => PlanJournal.open(await temporaryFolder(cleanup, 'spelled-'), records, environment);
      for (const [system, isKnown] of [
        ['linux', false],
        ['darwin', true],
        ['win32', true],
      ] as const) {
        const platform = onPlatform(system);
        try {
          const opened = await open();
          await opened.begin(new Map([[other, add]]));
          assert.equal(opened.pending(file) !== undefined, isKnown, system);
          await opened.begin(new Map([[file, add]]));
          const [kept = ''] = (await readdir(opened.folder)).filter((name) => name.endsWith('.json'));
          const { pending } = parseState(await readFile(path.join(opened.folder, kept), 'utf8'));
          assert.deepEqual([...pending.keys()], isKnown ? [file] : [other, file], system);
          await opened.settle([{ file, stillPending: false }]);
          assert.equal(opened.pending(other) === undefined, isKnown, system);
        } finally {
          platform.restore();
        }
      }
    } finally {
      await cleanup.run();
    }
  });
});
