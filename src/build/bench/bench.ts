import { activationRows } from './activation';
import { runBundled } from './bundled';
import { bundle } from '../bundle/bundle';
import { packageExtension, vsixPath } from '../bundle/package';
import { packageCli, cliPackagePath } from '../bundle/package-cli';
import type { BenchRow } from './row';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of what is shipped. The budgets are checked in test/contract/bundle.test.ts. */
async function sizeRows(): Promise<BenchRow[]> {
  const dist = (await readdir('dist')).filter((name) => name.endsWith('.js')).sort();
  const files = [...dist.map((name) => join('dist', name)), vsixPath, cliPackagePath];
  return Promise.all(
    files.map(async (file) => ({ what: file.split('/').slice(-2).join('/'), bytes: (await stat(file)).size })),
  );
}

/** Every part of the benchmark, in the order in which it is printed. Each is measured within one run of one process. */
const parts: readonly { readonly name: string; readonly run: () => Promise<readonly BenchRow[]> }[] = [
  { name: 'size', run: sizeRows },
  { name: 'activation', run: activationRows },
  { name: 'workspace', run: async () => (await import('./workspace')).workspaceRows() },
  { name: 'typing', run: async () => (await import('./typing')).typingRows() },
  { name: 'validation', run: async () => (await import('./validation')).validationRows() },
  { name: 'sandbox', run: async () => (await import('./sandbox')).sandboxRows() },
  { name: 'live', run: () => runBundled('live-list') },
  { name: 'difference', run: () => runBundled('whole-update') },
  {
    name: 'send',
    run: async () => [...(await (await import('./send')).sendRows()), ...(await runBundled('whole-add'))],
  },
  { name: 'first-send', run: async () => (await import('./first-send')).firstSendRows() },
  { name: 'response', run: async () => (await import('./response')).responseRows() },
  { name: 'plan', run: () => runBundled('plan') },
  { name: 'history', run: () => runBundled('history') },
];

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  await bundle();
  await packageExtension();
  await packageCli();
  for (const { name, run } of parts.filter((part) => wanted.length === 0 || wanted.includes(part.name))) {
    console.log(`\n${name}`);
    console.table(Object.fromEntries((await run()).map(({ what, ...figures }) => [what, figures])));
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
