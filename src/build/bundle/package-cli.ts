import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { engines, license, version } from '../../../package.json';
import { root } from '../folders';
import { npm, quiet } from '../vscode-host/npm';

/** Name of the packaged command line, as `npm install` takes it, without the extension. */
const packageName = `secprofile-${version}.tgz`;

/** Path of the package. */
export const cliPackagePath = join(root, 'out', packageName);

/** Packs what `npm run build` has made. */
export async function packageCli(): Promise<string> {
  const meta = JSON.parse(await readFile(join(root, 'dist/meta.json'), 'utf8')) as Metafile;
  return packCli('dist/cli.js', meta, join(root, 'out'));
}

/**
 * Packs the command line's files with its documentation and the license. It needs no other package.
 *
 * @param entry the bundle to begin with, as the metafile calls it
 * @returns the path of the package
 */
export async function packCli(entry: string, { outputs }: Pick<Metafile, 'outputs'>, folder: string): Promise<string> {
  const staged = join(folder, 'secprofile');
  await rm(staged, { recursive: true, force: true, maxRetries: 6 });
  await mkdir(join(staged, 'dist'), { recursive: true });
  const manifest = {
    name: 'secprofile',
    version,
    description: 'Checks, plans, and applies Microsoft Graph (beta) security profile payloads.',
    license,
    bin: { secprofile: 'dist/cli.js' },
    engines: { node: engines.node },
    files: ['dist'],
  };
  await writeFile(join(staged, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of loadedFrom(entry, outputs)) {
    await copyFile(join(root, file), join(staged, 'dist', basename(file)));
  }
  await copyFile(join(root, 'docs/command-line.md'), join(staged, 'README.md'));
  await copyFile(join(root, 'LICENSE'), join(staged, 'LICENSE'));
  await npm(staged, ['pack', '--offline', '--pack-destination', folder, ...quiet]);
  return join(folder, packageName);
}

/** A bundle and everything that it loads, at once or later. */
function loadedFrom(entry: string, outputs: Metafile['outputs']): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const file of found) {
    for (const { path } of outputs[file]?.imports ?? []) {
      if (path.startsWith('./')) found.add(`${dirname(entry)}/${basename(path)}`);
    }
  }
  return found;
}
