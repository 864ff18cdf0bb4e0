import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { cleanupAfterEach } from '../../support/cleanup';
import { writingIds } from '../../../src/cli/plan/write-ids';
import { emptyJournal, type Journal } from '../../../src/plan/state/state';
import { buildCli } from '../cli/support/build-cli';
import { useSandbox } from '../sandbox/support';
import { payloadFolders } from './support/payload-folder';
import { runApply } from './support/run';

describe('Two programs that apply one folder at once', function () {
  this.timeout(60_000);
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  const cleanup = cleanupAfterEach();
  const count = 200;

  /** @returns how the program ended */
  async function applied(cli: string, args: readonly string[]): Promise<number | null> {
    const { url, token } = sandbox();
    const child = spawn(process.execPath, [cli, 'apply', ...args, '--base', url], {
      env: { ...process.env, SECPROFILE_TOKEN: token },
      stdio: 'ignore',
    });
    cleanup.defer(() => child.kill('SIGKILL'));
    await once(child, 'close');
    return child.exitCode;
  }

  it('add nothing twice and leave nothing unknown: the next run does the rest', async () => {
    await sandbox().reset();
    const folder = newFolder(count);
    const args = [folder.path, '--write-ids', '--yes', '--format', 'json'];
    const cli = await buildCli();
    const codes = await Promise.all([applied(cli, args), applied(cli, args)]);
    // 1: what one has noted and not sent yet is unknown to the other. The last run shows that nothing stays so.
    assert.ok(
      codes.every((code) => code !== null && code <= 2),
      codes.join(),
    );
    assert.ok(sandbox().count() <= count, `${sandbox().count()} are there`);
    const last = await runApply(sandbox(), args);
    assert.equal(last.code, 0, last.out);
    assert.equal(sandbox().count(), count);
    assert.deepEqual(
      readdirSync(`${folder.path}/payloads`).filter((name) => name.endsWith('.pending')),
      [],
    );
  });

  it('don’t add what the other has added since its text was compared, although nothing is under way any more', async () => {
    const noted = new Set<string>();
    const journal: Journal = {
      ...emptyJournal,
      begin(adds) {
        for (const file of adds.keys()) noted.add(file);
        return Promise.resolve();
      },
      settle(settled) {
        for (const { file } of settled) noted.delete(file);
        return Promise.resolve();
      },
    };
    const pending = { kind: 'host', since: '2026-01-01T00:00:00Z', body: 'x' } as const;
    const adds = new Map(['changed', 'same', 'retried'].map((file) => [file, pending]));
    const fresh = new Map([
      ['changed', () => Promise.resolve(false)],
      ['same', () => Promise.resolve(true)],
    ]);
    await assert.rejects(writingIds(journal, (file) => file, fresh).begin(adds), {
      message: 'changed has changed since it was planned, so nothing more was sent.',
    });
    assert.deepEqual([...noted], ['retried'], 'what was sent before stays noted');
  });
});
