import { root } from '../folders';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { outputs } from './outputs';
import { readSchemas } from '../derive/schema-files';

interface Derived {
  readonly path: string;
  readonly current: string;
  readonly wanted: string;
}

async function derive(): Promise<Derived[]> {
  const rows = await outputs(await readSchemas());
  return Promise.all(
    rows.map(async ({ path, make }) => {
      const file = join(root, path);
      const current = await readFile(file, 'utf8').catch(() => '');
      const wanted = await format(make(current), { ...(await resolveConfig(file)), filepath: file });
      return { path, current, wanted };
    }),
  );
}

/** Writes what drifted, or, with `--check`, names it and fails. */
async function main(check: boolean): Promise<void> {
  const drifted = (await derive()).filter(({ current, wanted }) => current !== wanted);
  if (check) {
    for (const { path } of drifted) console.error(`${path} is not what \`npm run generate\` writes.`);
    process.exitCode = drifted.length > 0 ? 1 : 0;
    return;
  }
  for (const { path, wanted } of drifted) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), wanted);
    console.log(path);
  }
}

void main(process.argv.includes('--check'));
