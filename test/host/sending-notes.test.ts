import assert from 'node:assert/strict';
import fs, { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inOneWindow } from '../../src/editor/send/one-window';
import { alone, asPlan } from '../../src/editor/send/other-windows';
import { realProcesses } from '../../src/sandbox/store/processes';
import { cleanupAfterEach } from '../support/cleanup';
import { eventually } from '../support/eventually';
import { ignoringCase, onPlatform } from '../support/on-platform';
import { temporaryFolder } from '../support/temporary-folder';

describe('What a window notes of what it sends by itself', () => {
  const cleanup = cleanupAfterEach();
  const place = 'sandbox';
  const file = 'file:///web01.json';
  let folder: string;
  let notes: string;

  beforeEach(async () => {
    const parent = await temporaryFolder(cleanup, 'sending-');
    folder = path.join(parent, 'plan');
    notes = path.join(parent, 'sending');
    await mkdir(folder);
  });

  const noted = () => readdir(notes);
  const isLocked = () =>
    eventually(async () => (await noted()).some((name) => name.endsWith('.lock')), 'what tells that it is there');
  const anHourPasses = async () => {
    const then = Date.now() / 1000 - 3600;
    for (const name of await noted()) await utimes(path.join(notes, name), then, then);
  };
  const sendInPlan = (...files: readonly string[]) =>
    asPlan(folder, place, files, {
      send: () => Promise.resolve('sent'),
      ask: () => Promise.reject(new Error('It was asked.')),
    });

  it('keeps every spelling of it from being sent in a plan, until the last of two windows has its response', async () => {
    const platform = onPlatform(ignoringCase);
    cleanup.defer(() => platform.restore());
    const ends = await Promise.all(['By', 'BY'].map((name) => alone(folder, place, `file:///${name}.json`)));
    for (const end of ends) {
      await assert.rejects(sendInPlan('file:///by.json'), {
        message: /^(?:by\.json is being sent in another|It was asked)/,
      });
      await end();
    }
    assert.equal(await sendInPlan('file:///by.json'), 'sent');
  });

  it('is listed, and the list of a killed plan removed, as soon as no other program has the file open', async () => {
    const platform = onPlatform('win32');
    cleanup.defer(() => platform.restore());
    const list = path.join(folder, 'run.files');
    await writeFile(list, `${place}\n${file}`);
    const refused: string[] = [];
    for (const name of ['rm', 'writeFile'] as const) {
      const real = fs[name] as (...given: readonly unknown[]) => Promise<void>;
      cleanup.defer(() => void Object.assign(fs, { [name]: real }));
      const once = (...given: readonly unknown[]) => {
        if (given[0] !== list || refused.includes(name)) return real(...given);
        refused.push(name);
        return Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
      };
      Object.assign(fs, { [name]: once });
    }
    assert.equal(await inOneWindow(folder, () => sendInPlan(file)), 'sent');
    assert.deepEqual(refused, ['rm', 'writeFile']);
  });

  it('isn’t refused for a plan that was killed, while a window plans', async () => {
    await writeFile(path.join(folder, 'run.files'), `${place}\n${file}`);
    await inOneWindow(folder, async () => {
      await (
        await alone(folder, place, file)
      )();
    });
  });

  it('is refused while a plan is applied whose list can’t be read: it may be in it', async () => {
    await inOneWindow(folder, async () => {
      await mkdir(path.join(folder, 'run.files'));
      await assert.rejects(alone(folder, place, file), { message: /^A plan with web01\.json is being applied/ });
      await rm(path.join(folder, 'run.files'), { recursive: true, maxRetries: 6 });
    });
    assert.deepEqual(await noted(), []);
  });

  it('counts as long as that window is there, however long ago it said so', async () => {
    const end = await alone(folder, place, file);
    await isLocked();
    await anHourPasses();
    // The second time, it counts still.
    for (const time of [1, 2])
      await assert.rejects(sendInPlan(file), { message: /^web01\.json is being sent in another window/ }, `${time}`);
    await end();
    assert.equal(await sendInPlan(file), 'sent');
  });

  it('is never asked about while that window ends', async () => {
    const end = await alone(folder, place, file);
    await isLocked();
    const { rm: real } = fs;
    cleanup.defer(() => void (fs.rm = real));
    const seen: string[] = [];
    fs.rm = async (...given) => {
      await real(...given);
      if (!String(given[0]).startsWith(notes)) return;
      seen.push(await sendInPlan(file).catch(String));
    };
    await end();
    assert.deepEqual([...new Set(seen)], ['sent']);
  });

  it('leaves no lock behind where that window was killed as it ended', async () => {
    const end = await alone(folder, place, file);
    await isLocked();
    const name = (await noted()).find((one) => one.endsWith('.lock')) ?? '';
    await end();
    const lock = path.join(notes, name);
    await writeFile(
      lock,
      JSON.stringify({ ...(await realProcesses.self()), pid: 2 ** 22 + 1, id: 'd1e', beacon: false }),
    );
    assert.equal(await sendInPlan(file), 'sent');
    assert.deepEqual(await noted(), []);
    // Nobody can tell whether the holder of this one is running.
    await writeFile(lock, 'cut off');
    assert.equal(await sendInPlan(file), 'sent');
    assert.deepEqual(await noted(), [name]);
    await anHourPasses();
    assert.equal(await sendInPlan(file), 'sent');
    assert.deepEqual(await noted(), []);
  });
});
