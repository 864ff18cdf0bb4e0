import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleName, lazyPlugin } from '../../../../src/build/bundle/lazy-plugin';
import { root } from '../../../../src/build/root';
import { schemaPlugin } from '../../../../src/build/bundle/schema-plugin';

const folder = join(root, 'out/flow-cli');

/** Shared by the bundled test files, each of which has its own copy of this one. */
const shared = globalThis as { secprofileCli?: Promise<string> };

/**
 * Bundles the command line as `npm run build` does, once for all tests, to a place where no other build cleans up.
 *
 * @returns the path of cli.js
 */
export function buildCli(): Promise<string> {
  return (shared.secprofileCli ??= bundle());
}

async function bundle(): Promise<string> {
  const done = new Set<string>();
  let todo = [join(root, 'src/cli.ts')];
  while (todo.length > 0) {
    const found = new Set<string>();
    await build({
      absWorkingDir: root,
      entryPoints: todo.map((file) => ({ in: file, out: bundleName(file) })),
      outdir: folder,
      bundle: true,
      minify: true,
      keepNames: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      logLevel: 'error',
      plugins: [schemaPlugin, lazyPlugin(found)],
    });
    for (const file of todo) done.add(file);
    todo = [...found].filter((file) => !done.has(file));
  }
  return join(folder, 'cli.js');
}
