import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { History } from '../../../src/history/history';
import { cleanupAfterSuite } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

/** Lets two windows write into a folder, and kills both at some moment; returns the IDs of what they had kept by then. */
async function killWindows(folder: string): Promise<string[]> {
  const windows = [0, 1].map(() => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/flow/history/writer.ts', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = { text: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.text += chunk.toString()));
    return { child, said, begun: once(child.stdout, 'data'), closed: once(child, 'close') };
  });
  try {
    await Promise.all(windows.map(({ begun }) => begun));
    // Any moment will do; each is another one.
    await wait(Math.random() * 40);
  } finally {
    for (const { child } of windows) child.kill('SIGKILL');
    await Promise.all(windows.map(({ closed }) => closed));
  }
  // A line that was cut off isn't an ID.
  return windows.flatMap(({ said }) => said.text.split('\n').slice(0, -1));
}

describe('A history whose windows are killed', () => {
  const cleanup = cleanupAfterSuite();
  let folder: string;

  before(async () => {
    folder = await temporaryFolder(cleanup, 'history-');
  });

  it('has everything that was kept, and nothing by halves', async () => {
    const kept: string[] = [];
    for (let round = 0; round < 3; round++) {
      kept.push(...(await killWindows(folder)));
      const { entries, damaged } = await new History({ folder, limit: () => 10_000 }).content();
      const ids = new Set(entries.map(({ id }) => id));
      assert.equal(damaged, 0);
      assert.ok(kept.length > 1);
      assert.deepEqual(
        kept.filter((id) => !ids.has(id)),
        [],
      );
    }
  });
});
