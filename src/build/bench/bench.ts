import { activationRows } from './activation';
import { runBundled } from './bundled';
import { sizeRows } from './sizes';
import { bundle } from '../bundle/bundle';
import { packageExtension } from '../bundle/package';
import { packageCli } from '../bundle/package-cli';
import type { BenchRow } from './row';

/** Every part of the benchmark, in the order in which it is printed. Each is measured within one run of one process. */
const parts: readonly { readonly name: string; readonly run: () => Promise<readonly BenchRow[]> }[] = [
  { name: 'size', run: sizeRows },
  { name: 'activation', run: activationRows },
  { name: 'validation', run: async () => (await import('./validation')).validationRows() },
  { name: 'sandbox', run: async () => (await import('./sandbox')).sandboxRows() },
  {
    name: 'send',
    run: async () => [...(await (await import('./send')).sendRows()), ...(await runBundled('whole-add'))],
  },
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
