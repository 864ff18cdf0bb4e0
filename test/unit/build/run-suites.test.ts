import assert from 'node:assert/strict';
import { runSuites } from '../../../src/build/test/run-suites';
import type { Suite, SuiteResult, Watch } from '../../../src/build/test/suite';
import type { SuiteProgress } from '../../../src/build/test/supervise';

const passing: SuiteResult = { passed: 2, failed: 0, output: '' };

const suite = (name: string, run: (watch: Watch) => Promise<SuiteResult>): Suite => ({ name, run });
const good = suite('good', () => Promise.resolve(passing));
const silent = suite('silent', ({ progress, signal }) => {
  progress('counting sheep');
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
});

describe('Suites one after the other', () => {
  /** What is printed, without times, and the totals at the end. */
  async function run(suites: readonly Suite[], limits = { silence: 20, ending: 20 }, stop = new AbortController()) {
    const printed: string[] = [];
    const told: SuiteProgress[] = [];
    const tell = (now: SuiteProgress) => Promise.resolve(void told.push(now));
    await runSuites(suites, limits, stop.signal, tell, (text) => {
      printed.push(text.replace(/ \([\d.]+ s\)$/, ''));
    });
    return { printed, told, total: told.at(-1) };
  }

  it('add up, and say before each what was so far', async () => {
    const bad = suite('bad', () => Promise.resolve({ passed: 1, failed: 1, output: '✗ something' }));
    const { printed, told } = await run([good, bad]);
    assert.deepEqual(printed, ['good: 2 of 2', '✗ something', 'bad: 1 of 2']);
    assert.deepEqual(told, [
      { passed: 0, failed: 0, next: 'good' },
      { passed: 2, failed: 0, next: 'bad' },
      { passed: 3, failed: 1, next: undefined },
    ]);
  });

  it('run beside those that follow where they say so, and count each by itself', async () => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    // It ends only once the second of the others has begun, and that one ends after it.
    const ended = begun.then(() => passing);
    const beside: Suite = { ...suite('beside', () => ended), besideNext: 2 };
    const second = suite('second', () => {
      begin();
      return ended.then(() => new Promise((resolve) => setImmediate(resolve, passing)));
    });
    const { printed, told } = await run([beside, good, second, good]);
    assert.deepEqual(printed, ['good: 2 of 2', 'beside: 2 of 2', 'second: 2 of 2', 'good: 2 of 2']);
    assert.deepEqual(
      told.map((each) => each.next),
      ['beside', 'beside and good', 'beside and second', 'good', undefined],
    );
    assert.equal(told.at(-1)?.passed, 8);
  });

  it('run beside one that itself runs beside another', async () => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const waiting = (name: string, besideNext: number) => ({
      ...suite(name, () => begun.then(() => passing)),
      besideNext,
    });
    const last = suite('last', () => {
      begin();
      return begun.then(() => passing);
    });
    const { told, total } = await run([waiting('first', 2), waiting('second', 1), last, good]);
    assert.deepEqual(
      told.map((each) => each.next),
      ['first', 'first and second', 'first and second and last', 'good', undefined],
    );
    assert.equal(total?.passed, 8);
  });

  it('begin after the row before has ended, whichever of it ends last', async () => {
    const order: string[] = [];
    const noted = (name: string, wait: number): Suite => ({
      ...suite(name, async () => {
        order.push(name);
        for (let turn = 0; turn < wait; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        order.push(`${name} ended`);
        return passing;
      }),
    });
    await run([{ ...noted('beside', 9), besideNext: 1 }, noted('other', 1), noted('next', 1)]);
    assert.deepEqual(order, ['beside', 'other', 'other ended', 'beside ended', 'next', 'next ended']);
  });

  it('go on after one that says nothing, which has failed', async () => {
    const { printed, total } = await run([silent, good]);
    assert.deepEqual(printed, [
      '✗ silent said nothing for 0.02 s. Its last word: counting sheep',
      'silent: 0 of 1',
      'good: 2 of 2',
    ]);
    assert.deepEqual(total, { passed: 2, failed: 1, next: undefined });
  });

  it('say of one that cannot be run here why, and count it for nothing', async () => {
    const impossible = suite('impossible', () => Promise.resolve({ ...passing, passed: 0, notRun: 'No network.' }));
    const { printed, total } = await run([impossible, good]);
    assert.deepEqual(printed, ['impossible: not run. No network.', 'good: 2 of 2']);
    assert.deepEqual(total, { passed: 2, failed: 0, next: undefined });
  });

  it('say what a system lacks for some tests, and count these apart', async () => {
    const lacks = ['symlinks', 'shell', 'symlinks'];
    const partly = suite('partly', () => Promise.resolve({ ...passing, lacks }));
    const { printed, total } = await run([partly, good]);
    assert.deepEqual(printed, ['partly: 2 of 2, 3 skipped (symlinks: 2; shell: 1)', 'good: 2 of 2']);
    assert.deepEqual(total, { passed: 4, failed: 0, skipped: 3, next: undefined });
  });

  it('keep what a silent one knows of itself', async () => {
    const partly = suite('partly', async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return { passed: 5, failed: 1, output: '✗ it hung' };
    });
    const { printed, total } = await run([partly]);
    assert.deepEqual(printed, ['✗ it hung', 'partly: 5 of 6']);
    assert.deepEqual(total, { passed: 5, failed: 1, next: undefined });
  });

  it('leave one behind that does not end when it is told to', async () => {
    const deaf = suite('deaf', () => new Promise(() => undefined));
    const { printed } = await run([deaf, good]);
    assert.match(printed[0] ?? '', /✗ deaf said nothing.*\nIt did not end when it was told to\./);
    assert.equal(printed.at(-1), 'good: 2 of 2');
  });

  it('leave one behind that goes on talking when it is told to end', async () => {
    const chatty = suite('chatty', ({ progress, signal }) => {
      signal.addEventListener('abort', () => progress('not yet', 60_000));
      return new Promise(() => undefined);
    });
    const { printed } = await run([chatty, good]);
    assert.match(printed[0] ?? '', /Its last word: not yet\nIt did not end when it was told to\./);
    assert.equal(printed.at(-1), 'good: 2 of 2');
  });

  it('may be silent for longer where they say so', async () => {
    const slow = suite('slow', async ({ progress, signal }) => {
      progress('installing', 60_000);
      // Meanwhile another one is ended for being silent no longer than this one is.
      const { printed } = await run([silent]);
      assert.match(printed[0] ?? '', /said nothing/);
      return { passed: signal.aborted ? 0 : 1, failed: 0, output: '' };
    });
    assert.deepEqual((await run([slow])).printed, ['slow: 1 of 1']);
  });

  it('that are left when the time is over count as failed, and say so', async () => {
    const stop = new AbortController();
    const last = suite('last', () => {
      stop.abort(new Error('is out of time'));
      return Promise.resolve(passing);
    });
    const { printed, total } = await run([last, good], undefined, stop);
    assert.deepEqual(printed, ['last: 2 of 2', '✗ good was not run: the run is out of time']);
    assert.deepEqual(total, { passed: 2, failed: 1, next: undefined });
  });

  it('end in the middle when the time is over', async () => {
    const stop = new AbortController();
    const timers = () => process.getActiveResourcesInfo().filter((type) => type === 'Timeout').length;
    // Mocha's own timer for this test is there from here on.
    await run([good]);
    const before = timers();
    setTimeout(() => stop.abort(new Error('is out of time')), 10);
    const { printed } = await run([silent], { silence: 60_000, ending: 60_000 }, stop);
    assert.deepEqual(printed, ['✗ silent is out of time. Its last word: counting sheep', 'silent: 0 of 1']);
    assert.equal(timers(), before, 'a timer is left that keeps the process alive');
  });

  it('survive one that throws; one without a test has failed', async () => {
    const broken = suite('broken', () => Promise.reject(new Error('no such file')));
    const empty = suite('empty', () => Promise.resolve({ passed: 0, failed: 0, output: '' }));
    const { printed, total } = await run([broken, empty]);
    assert.match(printed[0] ?? '', /^✗ broken broke off\. Its last word: its start\nError: no such file\n/);
    assert.ok(printed.includes('✗ empty ran no test'));
    assert.deepEqual(total, { passed: 0, failed: 2, next: undefined });
  });
});
