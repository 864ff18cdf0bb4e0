import assert from 'node:assert/strict';
import type { Sandbox } from '../../../src/sandbox/start-sandbox';
import { AdvancingClock } from '../../support/advancing-clock';
import { cleanupAfterEach } from '../../support/cleanup';
import { useSandbox } from '../sandbox/support';
import { seeded, withFaults } from './support/faulty-fetch';
import { payloadFolders, payloadOf, type PayloadFolder } from './support/payload-folder';
import { runApply, runPlan, type ReportedFile } from './support/run';

const identifying = ['fqdn', 'name', 'userPrincipalName', 'address', 'names'];

type Profile = Readonly<Record<string, unknown>>;

/** What is in the store, by what identifies it. */
function stored(sandbox: Sandbox): Map<string, Profile[]> {
  const found = new Map<string, Profile[]>();
  for (const kind of ['host', 'domain', 'user', 'ip', 'file', 'cloudapp']) {
    for (const { text } of sandbox.list(kind, { top: 10_000 }).profiles) {
      const profile = JSON.parse(text) as Profile;
      const key = keyOf(kind, profile);
      found.set(key, [...(found.get(key) ?? []), profile]);
    }
  }
  return found;
}

const keyOf = (kind: string, profile: Profile) =>
  `${kind} ${JSON.stringify(identifying.map((name) => profile[name]).find((value) => value !== undefined))}`;

const numberOf = ({ path }: Pick<ReportedFile, 'path'>) => Number(/p(\d{4})\./.exec(path)?.[1]);

describe('Planning and applying 1,000 files of six kinds', function () {
  this.timeout(120_000);
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  const cleanup = cleanupAfterEach();
  const count = 1000;

  /** 500 to add, 250 to update, 200 unchanged, 50 blocked. */
  async function prepared(): Promise<PayloadFolder> {
    await sandbox().reset();
    const folder = newFolder(450);
    const { code, err } = await runApply(sandbox(), [folder.path, '--state', folder.state, '--yes']);
    assert.equal(code, 0, err);
    for (let number = 0; number < 250; number++) folder.write(number, { tags: ['changed'] });
    for (let number = 450; number < count; number++) folder.write(number);
    for (let number = 950; number < count; number++) folder.write(number, { azureTenantId: 7 });
    return folder;
  }

  function wanted(number: number): unknown {
    return number < 250 ? ['changed'] : payloadOf(number).payload['tags'];
  }

  /** Nothing twice; and what is reported is what is there. */
  function check(files: readonly ReportedFile[]): void {
    const profiles = stored(sandbox());
    for (const [key, same] of profiles) assert.equal(same.length, 1, `${key} is there ${same.length} times`);
    assert.equal(files.length, count);
    for (const file of files) {
      const number = numberOf(file);
      const { kind, payload } = payloadOf(number);
      const [profile] = profiles.get(keyOf(kind, payload)) ?? [];
      const what = `${file.path}: ${JSON.stringify(file.result)} ${JSON.stringify(file.changes)}`;
      const isAsWanted = profile !== undefined && JSON.stringify(profile['tags']) === JSON.stringify(wanted(number));
      const wasKept = file.changes.every(({ kept }) => kept === true);
      const wasLost = file.changes.some(({ kept }) => kept === false);
      const status = file.result?.status;
      if (status === 'added' || status === 'unchanged') {
        assert.ok(isAsWanted, what);
        assert.equal(file.id, profile['id'], what);
      }
      // What is neither is open: the service said 200, and the profile could not be read, or shows the value from before.
      if (status === 'updated' && (wasKept || wasLost)) assert.equal(isAsWanted, wasKept, what);
      if (file.action === 'add' && (status === 'failed' || status === 'notSent'))
        assert.equal(profile, undefined, what);
      if (number >= 950) assert.equal(profile, undefined, what);
    }
  }

  it('comes out right at the first try', async () => {
    const folder = await prepared();
    const planned = await runPlan(sandbox(), [folder.path, '--state', folder.state, '--format', 'json']);
    const { summary } = planned.report();
    assert.deepEqual(
      [summary['add'], summary['update'], summary['unchanged'], summary['blocked']],
      [500, 250, 200, 50],
    );
    const applied = await runApply(sandbox(), [folder.path, '--state', folder.state, '--yes', '--format', 'json']);
    assert.equal(applied.code, 1);
    check(applied.report().files);
    const { added, updated, unchanged, notSent } = applied.report().summary;
    assert.deepEqual([added, updated, unchanged, notSent], [500, 250, 200, 50]);
  });

  for (const seed of [2026]) {
    it(`tells the truth under every fault, adds nothing twice, and gets there in the end (${seed})`, async () => {
      const folder = await prepared();
      const args = [folder.path, '--state', folder.state, '--format', 'json', '--yes'];
      const faults = withFaults(seeded(seed), 0.25, 0.08);
      cleanup.defer(faults.end);
      const clock = new AdvancingClock();
      cleanup.defer(() => clock.dispose());
      const apply = (...more: string[]) => runApply(sandbox(), [...args, ...more], { clock: clock.ofProgram });
      check((await apply()).report().files);
      faults.end();
      assert.equal(faults.used.items.size, faults.rows, 'each row of the table met an item');
      assert.ok(faults.used.batches.size > faults.rows / 2, `${faults.used.batches.size} rows met a batch`);

      const clean = await apply();
      check(clean.report().files);
      for (const { result, path } of clean.report().files) {
        const expected = ['added', 'updated', 'unchanged', 'unknown'];
        if (!expected.includes(result?.status ?? ''))
          assert.ok(numberOf({ path }) >= 950, `${path} ${JSON.stringify(result)}`);
      }
      const last = await apply('--retry-unknown');
      check(last.report().files);
      assert.equal(sandbox().count(), 950);
      const { added, updated, unchanged, unknown } = last.report().summary;
      assert.equal((added ?? 0) + (updated ?? 0) + (unchanged ?? 0), 950, JSON.stringify(last.report().summary));
      assert.equal(unknown, 0);
    });
  }
});
