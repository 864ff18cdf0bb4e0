import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleReporter } from '../../../src/build/bundle/bundle';
import { runMocha } from '../../../src/build/test/mocha-process';
import type { SuiteResult } from '../../../src/build/test/suite';
import { eventually } from '../../support/eventually';
import { itWith } from '../../support/capabilities';
import { cleanupAfterSuite } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

/** A server that listens, and a process that runs, until somebody ends them. */
const starts = `
  const { createServer } = require('node:net');
  const { spawn } = require('node:child_process');
  const server = createServer();
  const listening = () => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const child = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
`;

describe('A suite of mocha', () => {
  const cleanup = cleanupAfterSuite();
  let folder: string;
  let reporter: string;

  before(async () => {
    folder = await temporaryFolder(cleanup, 'runner-');
    reporter = await bundleReporter();
  });

  /** Runs tests; the suite counts as silent as soon as a test of this title has begun. */
  async function runTests(text: string, silentIn?: string): Promise<SuiteResult> {
    const file = path.join(folder, 'some.test.js');
    await writeFile(file, text);
    const stop = new AbortController();
    const progress = (what: string) => {
      if (what === silentIn) stop.abort(new Error('said nothing for 120 s'));
    };
    const result = await runMocha({ files: [file], reporter, outlive: 500 }, { signal: stop.signal, progress });
    // A suite is many of these on one signal.
    assert.deepEqual(getEventListeners(stop.signal, 'abort'), []);
    return result;
  }

  it('that goes well has passed', async () => {
    assert.deepEqual(await runTests(`it('one', () => {}); it('two', async () => {});`), {
      passed: 2,
      failed: 0,
      output: '',
    });
  });

  itWith('shell')('that hangs ends with the name of its test, what it waits for, and what passed before', async () => {
    const { passed, failed, output } = await runTests(
      `${starts}
      before(async () => {
        await listening();
        child();
        setInterval(() => {}, 1000);
      });
      it('passes', () => {});
      it('hangs', async function () {
        this.timeout(0);
        await new Promise(() => {});
      });
      it('never begins', () => {});`,
      'hangs',
    );
    assert.equal(passed, 1);
    assert.equal(failed, 3, output);
    assert.match(output, /said nothing for 120 s while it ran: hangs\./);
    assert.match(output, /server that listens on 127\.0\.0\.1:\d+/);
    assert.match(output, /child process \d+: .*setInterval/);
    assert.match(output, /\bTimeout\b/);
    assert.match(output, /2 of 3 tests were not run/);
    const pid = /child process (\d+)/.exec(output)?.[1] ?? '';
    // Z: it has ended, only nobody has asked for its exit code.
    const state = () => spawnSync('ps', ['-o', 'stat=', '-p', pid]).stdout.toString();
    await eventually(() => /^(Z|$)/.test(state()), 'the end of the child process');
  });

  it('that computes without end ends too', async () => {
    const spins = `it('spins', () => { process.send({ type: 'step', what: 'around' }); for (;;); });`;
    const { failed, output } = await runTests(spins, 'spins (its last step: around)');
    assert.equal(failed, 2);
    assert.match(output, /while it ran: spins \(its last step: around\)\. It waits for: nothing, it computes/);
  });

  it('whose set-up fails counts every test of it, and names what the set-up left open', async () => {
    const { passed, failed, output } = await runTests(`${starts}
      describe('with a server', () => {
        before(async () => { await listening(); throw new Error('no certificate'); });
        it('one', () => {});
        it('two', () => {});
      });
      it('stands beside it', () => {});`);
    assert.equal(passed, 1);
    assert.equal(failed, 4, output);
    assert.match(output, /✗ with a server "before all" hook for "one"\nError: no certificate/);
    assert.match(output, /All tests have ended, but their process has not\. It waits for: server that listens/);
    assert.match(output, /2 of 3 tests were not run/);
  });

  // Windows has neither signals nor groups of processes, by which one that was left behind is found.
  itWith('signals')('that leaves a process behind has failed', async () => {
    const { passed, failed, output } = await runTests(`${starts} it('starts one', () => child().unref());`);
    assert.deepEqual([passed, failed], [1, 1], output);
    assert.match(output, /A process was left behind: .*setInterval/);
  });

  it('that ends its own process has failed, with what it printed', async () => {
    const text = `it('leaves', () => { console.log('farewell'); process.exit(0); }); it('never begins', () => {});`;
    const { passed, failed, output } = await runTests(text);
    assert.deepEqual([passed, failed], [0, 3], output);
    assert.match(output, /ended with 0 while it ran: leaves\nfarewell/);
  });

  it('that throws after its last test has failed', async () => {
    const late = `it('ends', () => { setTimeout(() => { throw new Error('too late'); }, 100); });`;
    const { passed, failed, output } = await runTests(late);
    assert.equal(passed, 1);
    assert.notEqual(failed, 0);
    assert.match(output, /after the last test\nError: too late/);
  });

  it('that skips a test has failed', async () => {
    const { passed, failed, output } = await runTests(`it('one', () => {}); it('two');`);
    assert.deepEqual([passed, failed], [1, 1]);
    assert.match(output, /✗ two\nIt is skipped/);
  });

  it('counts a test that cannot run on this system, and says what it lacks', async () => {
    const lacking = `it('one', () => {}); Object.assign(it('two'), { lacks: ['symlinks', 'shell'] });`;
    const { passed, failed, output, lacks } = await runTests(lacking);
    assert.deepEqual([passed, failed, output, lacks], [1, 0, '', ['symlinks, shell']]);
  });

  it('that cannot be loaded has failed', async () => {
    const { passed, failed, output } = await runTests(`require('./not-there');`);
    assert.deepEqual([passed, failed], [0, 1]);
    assert.match(output, /not-there/);
  });
});
