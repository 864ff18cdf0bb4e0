import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { cleanupAfterEach } from '../../support/cleanup';
import { buildCli } from '../cli/support/build-cli';
import { useSandbox } from '../sandbox/support';
import { seeded } from './support/faulty-fetch';
import { payloadFolders } from './support/payload-folder';
import { runApply } from './support/run';

/** How often it is killed; a long run is `SECPROFILE_KILLS=50`. */
const rounds = Number(process.env['SECPROFILE_KILLS'] ?? '2');

describe('secprofile apply, killed in the middle', function () {
  this.timeout(rounds * 20_000);
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  const cleanup = cleanupAfterEach();
  const count = 200;
  /** 4 batches of 20. */
  const mostUnderWay = 80;

  /** Starts the program and kills it when the sandbox has made so many changes. */
  async function killedAfter(changes: number, args: readonly string[]): Promise<void> {
    const { url, token } = sandbox();
    const child = spawn(process.execPath, [await buildCli(), 'apply', ...args, '--base', url], {
      env: { ...process.env, SECPROFILE_TOKEN: token },
      stdio: 'ignore',
    });
    cleanup.defer(() => child.kill('SIGKILL'));
    const ended = once(child, 'close');
    let seen = 0;
    const end = sandbox().onDidChange(() => {
      if (++seen === changes) child.kill('SIGKILL');
    });
    await ended;
    end();
    assert.equal(child.signalCode, 'SIGKILL', 'it was killed before it was done');
  }

  for (const [what, keeping] of [
    ['a state file', (state: string) => ['--state', state]],
    ['ids in the payloads', () => ['--write-ids']],
  ] as const) {
    it(`with ${what}, is taken up again ${rounds} times: nothing twice, and unknown at most what was under way`, async () => {
      const random = seeded(what.length);
      for (let round = 0; round < rounds; round++) {
        await sandbox().reset();
        const folder = newFolder(count);
        const args = [folder.path, '--yes', '--format', 'json', ...keeping(folder.state)];
        await killedAfter(1 + Math.floor(random() * (count - 1)), args);

        const again = await runApply(sandbox(), args);
        const { added = 0, updated = 0, unchanged = 0, unknown = 0 } = again.report().summary;
        assert.equal(added + updated + unchanged + unknown, count, again.out);
        assert.ok(unknown <= mostUnderWay, `${unknown} unknown`);
        assert.equal(again.code, unknown === 0 ? 0 : 1);
        // What was under way may be carried out only now: the sandbox goes on without who sent it.
        const there = sandbox().count();
        assert.ok(there >= count - unknown && there <= count, `nothing twice: ${there} are there, ${unknown} unknown`);

        const last = await runApply(sandbox(), [...args, '--retry-unknown']);
        assert.equal(last.code, 0, last.out);
        assert.equal(sandbox().count(), count);
        const left = readdirSync(`${folder.path}/payloads`).filter((name) => name.endsWith('.pending'));
        assert.deepEqual(left, []);
      }
    });
  }
});
