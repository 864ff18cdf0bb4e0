import { join } from 'node:path';
import { build } from 'esbuild';
import { schemaPlugin } from '../../src/build/bundle/schema-plugin';

/** Bundles the checking thread into a folder; returns the path of its file. */
export async function bundleCheckingThread(folder: string): Promise<string> {
  const workerFile = join(folder, 'worker.js');
  await build({
    entryPoints: ['src/validation/worker.ts'],
    outfile: workerFile,
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins: [schemaPlugin],
    logLevel: 'error',
  });
  return workerFile;
}
