import { activationRows } from './bench/activation';
import { runBundled } from './bench/bundled';
import { sizeRows } from './bench/sizes';
import { bundle } from './bundle';
import { packageExtension } from './package';
import type { BenchRow } from './bench/row';

/** Every part of the benchmark, in the order in which it is printed. Each is measured within one run of one process. */
const parts: readonly { readonly name: string; readonly run: () => Promise<readonly BenchRow[]> }[] = [
  { name: 'size', run: sizeRows },
  { name: 'activation', run: activationRows },
  { name: 'validation', run: async () => (await import('./bench/validation')).validationRows() },
  { name: 'sandbox', run: async () => (await import('./bench/sandbox')).sandboxRows() },
  {
    name: 'send',
    run: async () => [...(await (await import('./bench/send')).sendRows()), ...(await runBundled('whole-add'))],
  },
];

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  await bundle();
  await packageExtension();
  for (const { name, run } of parts.filter((part) => wanted.length === 0 || wanted.includes(part.name))) {
    console.log(`\n${name}`);
    console.table(Object.fromEntries((await run()).map(({ what, ...figures }) => [what, figures])));
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
