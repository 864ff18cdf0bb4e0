import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { schemaPlugin } from '../schema-plugin';
import { commandLineRows } from './command-line';
import type { BenchRow } from './row';

const execute = promisify(execFile);
const root = resolve(__dirname, '../../..');

/**
 * Checking a text against VS Code's JSON service, both from the text to the list of problems, in one fresh process; and
 * ten thousand files through the command line.
 */
export async function validationRows(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
  try {
    const outfile = join(folder, 'compare.js');
    await build({
      absWorkingDir: root,
      entryPoints: ['src/build/bench/compare-checks.ts'],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      plugins: [schemaPlugin],
    });
    const { stdout } = await execute(process.execPath, [outfile], { cwd: root, maxBuffer: 1 << 20 });
    return [...(JSON.parse(stdout) as BenchRow[]), ...(await commandLineRows(folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
