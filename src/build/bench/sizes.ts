import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { vsixPath } from '../bundle/package';
import { cliPackagePath } from '../bundle/package-cli';
import type { BenchRow } from './row';

/** Bytes of what is shipped. The budgets are checked in test/contract/bundle.test.ts. */
export async function sizeRows(): Promise<BenchRow[]> {
  const dist = (await readdir('dist')).filter((name) => name.endsWith('.js')).sort();
  const files = [...dist.map((name) => join('dist', name)), vsixPath, cliPackagePath];
  return Promise.all(
    files.map(async (file) => ({ what: file.split('/').slice(-2).join('/'), bytes: (await stat(file)).size })),
  );
}
