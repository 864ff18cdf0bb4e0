import assert from 'node:assert/strict';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { diskKey } from '../../src/editor/host/disk-key';
import { alone, asPlan } from '../../src/editor/send/other-windows';
import { placeKey } from '../../src/request/environment';
import { lockFile } from '../../src/sandbox/locked-file';
import { realProcesses } from '../../src/sandbox/store/processes';
import { cleanupAfterEach } from '../support/cleanup';
import { eventually } from '../support/eventually';
import { plansFolder } from './kept-state';
import { told } from './messages';
import { fileOf, outcomes, usePlannedFolder } from './planned-folder';
import { add, run, update } from './support';

describe('A payload that another window on the workspace sends', () => {
  const { writeHost, fqdn, countLive, plan, apply } = usePlannedFolder();
  const cleanup = cleanupAfterEach();
  const kind = bundledKinds.kind('host');
  const place = placeKey({ name: 'sandbox', label: 'sandbox', base: '' });
  let folder: string;

  /** What the windows note of what they send by themselves. */
  const notes = () => path.join(path.dirname(folder), 'sending');
  const anHourAgo = () => Date.now() / 1000 - 3600;
  const noted = () => readdir(notes()).catch(() => []);

  const ask = () => Promise.reject(new Error('It was asked.'));
  const sendInPlan = (...files: readonly string[]) =>
    asPlan(folder, place, files, { send: () => Promise.resolve('sent'), ask });

  /** A window sends this, and is killed. @param pid of no process; without it, nobody can tell whether it runs */
  async function killedWhileSending(subject: string, pid?: number) {
    const other = path.join(path.dirname(folder), 'other', 'plan');
    const end = await alone(other, place, subject);
    const [name = ''] = (await readdir(path.join(other, '..', 'sending'))).filter((one) => one.split('.').length === 2);
    await end();
    await mkdir(notes(), { recursive: true });
    await writeFile(path.join(notes(), name), '');
    if (pid === undefined) return;
    const self = await realProcesses.self();
    const holder = { ...self, pid, id: 'd1e', beacon: false };
    await writeFile(path.join(notes(), `${name}.lock`), JSON.stringify(holder));
  }
  const noProcess = 2 ** 22 + 1;

  beforeEach(async () => {
    await writeHost('earlier');
    await plan();
    await apply();
    folder = await plansFolder();
  });

  /** Another window is applying a plan with these files. */
  async function applyElsewhere(...files: readonly (vscode.Uri | string)[]): Promise<() => Promise<void>> {
    const unlock = await lockFile(path.join(folder, 'run'), () => 'locked');
    await writeFile(path.join(folder, 'run.files'), [place, ...files.map((file) => diskKey(String(file)))].join('\n'));
    const end = async () => {
      await unlock();
      await rm(path.join(folder, 'run.files'), { force: true });
    };
    cleanup.defer(end);
    return end;
  }

  it('in a plan is neither added nor updated by itself meanwhile; every other file is', async () => {
    const [inPlan, other] = [await writeHost('in-plan'), await writeHost('other')];
    const earlier = await writeHost('earlier', { tags: ['later'] });
    const end = await applyElsewhere(inPlan, earlier);
    for (const { status, error } of [await add(inPlan), await update(earlier)]) {
      assert.equal(status, 'failed');
      assert.match(
        error ?? '',
        /^A plan with (in-plan|earlier)\S+ is being applied in another window\. Wait until it has finished, then try again\.$/,
      );
    }
    assert.equal((await add(other)).status, 'sent');
    assert.equal(await countLive(), 2);
    assert.deepEqual(await noted(), []);
    await end();
    assert.deepEqual([(await add(inPlan)).status, (await update(earlier)).status], ['sent', 'sent']);
    assert.equal(await countLive(), 3);
  });

  it('in a plan is sent by itself where that window was killed', async () => {
    const inPlan = await writeHost('in-plan');
    await writeFile(path.join(folder, 'run.files'), `${place}\n${diskKey(inPlan.toString())}`);
    cleanup.defer(() => rm(path.join(folder, 'run.files'), { force: true }));
    const lock = path.join(folder, 'run.lock');
    await writeFile(lock, 'cut off');
    await utimes(lock, anHourAgo(), anHourAgo());
    cleanup.defer(() => rm(lock, { force: true }));
    assert.equal((await add(inPlan)).status, 'sent');
  });

  it('by itself isn’t sent in a plan meanwhile: nothing of the plan is', async () => {
    const file = await writeHost('by-itself');
    await writeHost('other');
    await plan();
    const end = await alone(folder, place, file.toString());
    await eventually(async () => (await noted()).some((name) => name.endsWith('.lock')), 'what tells that it is there');
    const { messages } = await told(apply);
    assert.deepEqual(messages, [
      'by-itself.host.secprofile.json is being sent in another window. Wait for the response, or clear the box of the file. Nothing was sent.',
    ]);
    assert.equal(await countLive(), 1);
    await end();
    assert.deepEqual(outcomes(await apply()), { 'by-itself': 'applied', other: 'applied', earlier: 'unchanged' });
    assert.equal(await countLive(), 3);
  });

  it('by itself is in a plan again as soon as that window was killed', async () => {
    const file = await writeHost('killed');
    await plan();
    await killedWhileSending(file.toString(), noProcess);
    const { result, messages } = await told(apply);
    assert.deepEqual([outcomes(result)['killed'], messages], ['applied', []]);
    assert.deepEqual(await noted(), []);
  });

  it('by itself is asked about where nobody can tell whether that window is open, until some time has passed', async () => {
    const [first, second] = [await writeHost('first'), await writeHost('second')];
    await plan();
    await killedWhileSending(first.toString());
    const no = await told(apply);
    assert.deepEqual(no.messages, [
      'first.host.secprofile.json is being sent in another window, or was when that window closed. Apply the plan anyway?\n' +
        'If that window is still open, wait for its response: otherwise, a profile may be added or changed twice.',
    ]);
    assert.equal(await countLive(), 1);
    const yes = await told(apply, 'Apply Anyway');
    assert.deepEqual(outcomes(yes.result), { first: 'applied', second: 'applied', earlier: 'unchanged' });

    await writeHost('second', { tags: ['later'] });
    await plan();
    await killedWhileSending(second.toString());
    for (const name of await noted()) await utimes(path.join(notes(), name), anHourAgo(), anHourAgo());
    const { result, messages } = await told(apply);
    assert.deepEqual([outcomes(result)['second'], messages], ['applied', []]);
    assert.deepEqual(await noted(), []);
  });

  it('has a live profile that isn’t deleted while a plan with it is applied, in this window or another', async () => {
    const earlier = await writeHost('earlier', { tags: ['later'] });
    const { id = '' } = fileOf(await plan(), earlier);
    const chosen = { environment: 'sandbox', kind, id };
    const deleting = () => told(() => run<{ deleted: boolean } | undefined>('deleteProfile', chosen), 'Delete');
    const end = await applyElsewhere(`host/${id}`);
    const refused = await deleting();
    assert.match(refused.messages[0] ?? '', /^Delete host profile /);
    assert.deepEqual(refused.messages.slice(1), [
      `A plan with the profile ${id} is being applied in another window. Wait until it has finished, then try again.`,
    ]);
    await end();
    const real = globalThis.fetch;
    cleanup.defer(() => void (globalThis.fetch = real));
    const inThisWindow: (readonly string[])[] = [];
    globalThis.fetch = async (input, init) => {
      const isWrite = typeof init?.body === 'string' && init.body.includes('"PATCH"');
      if (isWrite) inThisWindow.push((await deleting()).messages);
      return real(input, init);
    };
    assert.equal(outcomes(await apply())['earlier'], 'applied');
    assert.deepEqual(inThisWindow, [
      [`The profile ${id} is being updated or deleted. Wait for the response, or cancel the request first.`],
    ]);
    assert.deepEqual((await deleting()).result, { deleted: true });
    assert.deepEqual(await noted(), []);
  });

  it('isn’t applied in a plan while its live profile is being deleted in another window', async () => {
    const earlier = await writeHost('earlier', { tags: ['later'] });
    const { id = '' } = fileOf(await plan(), earlier);
    const end = await alone(folder, place, `host/${id}`);
    await eventually(async () => (await noted()).some((name) => name.endsWith('.lock')), 'what tells that it is there');
    const { messages } = await told(apply);
    assert.deepEqual(messages, [
      `The profile ${id} is being updated or deleted in another window. Wait for the response, or clear the box of the file. Nothing was sent.`,
    ]);
    await end();
    assert.equal(outcomes(await apply())['earlier'], 'applied');
  });

  it('by itself is noted from before it goes out until its answer is known', async () => {
    const file = await writeHost('noted');
    const real = globalThis.fetch;
    cleanup.defer(() => void (globalThis.fetch = real));
    const refused: unknown[] = [];
    globalThis.fetch = async (input, init) => {
      const answer = await real(input, init);
      if (init?.method === 'POST' && typeof init.body === 'string' && init.body.includes(fqdn('noted'))) {
        const send = () => Promise.reject(new Error('It was sent.'));
        await asPlan(folder, place, [file.toString()], { send, ask }).catch((error: unknown) => refused.push(error));
      }
      return answer;
    };
    assert.equal((await add(file)).status, 'sent');
    assert.match(String(refused), /noted\.host\.secprofile\.json is being sent in another window|It was asked/);
    assert.deepEqual(await noted(), []);
    assert.equal(await sendInPlan(file.toString()), 'sent');
  });
});
