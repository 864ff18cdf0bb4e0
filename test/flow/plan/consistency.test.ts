import assert from 'node:assert/strict';
import { AdvancingClock } from '../../support/advancing-clock';
import { cleanupAfterEach } from '../../support/cleanup';
import { useSandbox } from '../sandbox/support';
import { payloadFolders } from './support/payload-folder';
import { runApply, runPlan } from './support/run';

/** How many files a service that lags gets; a long run is `SECPROFILE_LAGGING=1000`. */
const lagging = Number(process.env['SECPROFILE_LAGGING'] ?? '60');

describe('Planning and applying to a service that', function () {
  this.timeout(60_000 + lagging * 500);
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  const cleanup = cleanupAfterEach();
  beforeEach(() => sandbox().reset());

  function arm(fault: string): void {
    sandbox().faults.arm(fault);
    cleanup.defer(() => sandbox().faults.disarm());
  }

  it('lags behind adds nothing twice, misses nothing, and sees no change after an apply', async () => {
    arm('lag; delay=5000');
    const folder = newFolder(lagging);
    const args = [folder.path, '--state', folder.state, '--format', 'json'];
    const clock = new AdvancingClock();
    cleanup.defer(() => clock.dispose());
    const more = { clock: clock.ofProgram };
    const added = await runApply(sandbox(), [...args, '--yes'], more);
    assert.equal(added.code, 0, added.out);
    const afterAdd = await runPlan(sandbox(), args, more);
    assert.equal(afterAdd.report().summary['unchanged'], lagging, afterAdd.out);

    for (let number = 0; number < lagging / 2; number++) folder.write(number, { tags: ['changed'] });
    const updated = await runApply(sandbox(), [...args, '--yes'], more);
    assert.equal(updated.code, 0, updated.out);
    assert.equal(updated.report().summary['updated'], lagging / 2);
    const afterUpdate = await runPlan(sandbox(), args, more);
    assert.equal(afterUpdate.report().summary['unchanged'], lagging, afterUpdate.out);
    assert.equal(sandbox().count(), lagging);
  });

  it('keeps the old values although it says 200 is not believed', async () => {
    const folder = newFolder(6);
    const args = [folder.path, '--state', folder.state, '--format', 'json', '--yes'];
    await runApply(sandbox(), args);
    folder.write(2, { tags: ['changed'] });
    arm('not-kept');
    const { code, report } = await runApply(sandbox(), args);
    assert.equal(code, 1);
    const [file] = report().files.filter(({ action }) => action === 'update');
    assert.equal(file?.result?.status, 'updated');
    assert.deepEqual(
      file.changes.map(({ property, kept }) => [property, kept]),
      [['tags', false]],
    );
    assert.match(file.result.error ?? '', /didn’t keep tags/);
  });

  it('answers an Update with {} is asked what it made of it', async () => {
    const folder = newFolder(6);
    const args = [folder.path, '--state', folder.state, '--format', 'json', '--yes'];
    await runApply(sandbox(), args);
    folder.write(2, { tags: ['changed'] });
    const real = globalThis.fetch;
    cleanup.defer(() => void (globalThis.fetch = real));
    globalThis.fetch = async (input, init) => {
      const response = await real(input, init);
      if (typeof init?.body !== 'string' || !init.body.includes('"PATCH"')) return response;
      const { responses } = (await response.json()) as { responses: readonly object[] };
      return Response.json({ responses: responses.map((answer) => ({ ...answer, status: 200, body: {} })) });
    };
    const { report, out } = await runApply(sandbox(), args);
    const [file] = report().files.filter(({ action }) => action === 'update');
    assert.equal(file?.result?.status, 'updated', out);
    assert.deepEqual(
      file.changes.map(({ property, kept }) => [property, kept]),
      [['tags', true]],
    );
  });

  it('takes so many writes a second gets no more, in little more than the time that this takes', async () => {
    const rate = 60;
    const count = 420;
    arm(`limit; rate=${rate}`);
    const attempts = new Map<string, number>();
    const real = globalThis.fetch;
    cleanup.defer(() => void (globalThis.fetch = real));
    globalThis.fetch = (input, init) => {
      if (typeof init?.body === 'string') {
        const { requests } = JSON.parse(init.body) as { requests: readonly { id: string }[] };
        for (const { id } of requests) attempts.set(id, (attempts.get(id) ?? 0) + 1);
      }
      return real(input, init);
    };
    const folder = newFolder(count);
    const started = performance.now();
    const { code, out } = await runApply(sandbox(), [folder.path, '--state', folder.state, '--yes']);
    const seconds = (performance.now() - started) / 1000;
    assert.equal(code, 0, out.slice(-500));
    assert.equal(sandbox().count(), count);
    assert.ok(Math.max(...attempts.values()) <= 6, 'sent once, and five times more at most');
    const ideal = count / rate;
    assert.ok(seconds <= 1.3 * ideal, `${seconds.toFixed(1)} s, and ${ideal} s are ideal`);
  });
});
