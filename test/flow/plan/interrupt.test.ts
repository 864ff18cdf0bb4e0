import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { itWith } from '../../support/capabilities';
import { cleanupAfterEach } from '../../support/cleanup';
import { eventually } from '../../support/eventually';
import { buildCli } from '../cli/support/build-cli';
import { useSandbox } from '../sandbox/support';
import { payloadFolders } from './support/payload-folder';
import { runApply, type Report } from './support/run';

describe('secprofile apply, interrupted', function () {
  this.timeout(60_000);
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  const cleanup = cleanupAfterEach();

  /** Starts the program; `texts` grows with what it writes. */
  async function start(args: readonly string[]) {
    const { url, token } = sandbox();
    const child = spawn(process.execPath, [await buildCli(), 'apply', ...args, '--base', url], {
      env: { ...process.env, SECPROFILE_TOKEN: token },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    cleanup.defer(() => child.kill('SIGKILL'));
    const texts = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => (texts.out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (texts.err += text.toString()));
    return { child, texts, ended: once(child, 'close') as Promise<[number | null]> };
  }

  itWith('signals')('ends after the batches under way, with a report and a state that are whole', async () => {
    const count = 400;
    const folder = newFolder(count);
    const args = [folder.path, '--state', folder.state, '--yes', '--format', 'json'];
    const { child, texts, ended } = await start(args);
    let seen = 0;
    cleanup.defer(
      sandbox().onDidChange(() => {
        if (++seen === 50) child.kill('SIGINT');
      }),
    );
    const [code] = await ended;
    assert.equal(code, 2, texts.err);
    assert.match(texts.err, /Ending after the batches under way/);
    const { added = 0, notSent = 0, unknown = 0 } = (JSON.parse(texts.out) as Report).summary;
    assert.deepEqual([added + notSent, unknown], [count, 0]);
    assert.ok(added >= 50 && notSent > 0, `${added} added`);
    assert.equal(sandbox().count(), added);

    const again = await runApply(sandbox(), args);
    assert.equal(again.code, 0, again.out.slice(-500));
    assert.deepEqual([again.report().summary['added'], again.report().summary['unchanged']], [notSent, added]);
  });

  itWith('signals')('twice, cancels the batches under way, too: what they did is found by the next run', async () => {
    await sandbox().reset();
    sandbox().faults.arm('slow; delay=4000; times=4');
    cleanup.defer(() => sandbox().faults.disarm());
    const count = 100;
    const folder = newFolder(count);
    const args = [folder.path, '--state', folder.state, '--yes', '--format', 'json'];
    const { child, texts, ended } = await start(args);
    await eventually(() => sandbox().faults.current() === undefined, 'four batches under way');
    child.kill('SIGINT');
    await eventually(() => texts.err.includes('Press Ctrl+C again to cancel those, too.'), 'what a second time does');
    child.kill('SIGINT');
    const [code] = await ended;
    assert.equal(code, 2, texts.err);
    const { added = 0, notSent = 0, unknown = 0 } = (JSON.parse(texts.out) as Report).summary;
    assert.deepEqual([added, notSent, unknown], [0, 20, 80], texts.out.slice(-300));
    // The sandbox carries out what it was sent, whoever waits for it.
    await eventually(() => sandbox().count() === unknown, 'what was under way');
    const again = await runApply(sandbox(), args);
    assert.equal(again.code, 0, again.out.slice(-500));
    assert.deepEqual([again.report().summary['added'], sandbox().count()], [notSent, count]);
  });
});
