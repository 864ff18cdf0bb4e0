import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBundled } from './bundled';
import { commandLineRows } from './command-line';
import type { BenchRow } from './row';

/**
 * Checking a text against VS Code's JSON service, both from the text to the list of problems, in one fresh process; and
 * ten thousand files through the command line.
 */
export async function validationRows(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
  try {
    return [...(await runBundled('compare-checks')), ...(await commandLineRows(folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
