import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { root } from '../folders';
import { schemaPlugin } from '../bundle/schema-plugin';
import type { BenchRow } from './row';

const execute = promisify(execFile);

/** Bundles a program of this folder, as small as what ships. */
export async function bundleBench(entry: string, outfile: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [`src/build/bench/${entry}.ts`],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    plugins: [schemaPlugin],
  });
}

/** Bundles a measurement and runs it in a fresh process, away from everything else; it prints its rows as JSON. */
export async function runBundled(entry: string): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
  try {
    const outfile = join(folder, 'measure.js');
    await bundleBench(entry, outfile);
    const { stdout } = await execute(process.execPath, [outfile], { cwd: root, maxBuffer: 1 << 20 });
    return JSON.parse(stdout) as BenchRow[];
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 6 });
  }
}
