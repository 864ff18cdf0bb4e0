import { root } from '../folders';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { loadAsync } from 'jszip';
import { packageCli } from './package-cli';

/** Path of the packaged extension. */
export const vsixPath = join(root, 'out/graph-security-profiles.vsix');

const inExtension = 'extension/';

/** The files of the packaged extension, relative to its folder. */
export async function packagedFiles(): Promise<string[]> {
  const { files } = await loadAsync(await readFile(vsixPath));
  return Object.values(files)
    .filter(({ name, dir }) => name.startsWith(inExtension) && !dir)
    .map(({ name }) => name.slice(inExtension.length));
}

/** The text of a packaged file, whose path is relative to the extension's folder. */
export async function packagedText(file: string): Promise<string> {
  const found = (await loadAsync(await readFile(vsixPath))).file(inExtension + file);
  if (!found) throw new Error(`${vsixPath} has no ${file}.`);
  return found.async('string');
}

/** Builds the bundles (through `vscode:prepublish`) and packages them. Everything is bundled, so node_modules stays out. */
export async function packageExtension(): Promise<string> {
  await mkdir(join(root, 'out'), { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath: vsixPath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  await packTightly();
  return vsixPath;
}

/**
 * vsce compresses at zlib's middle level and can't be told another, and ships the manifest as people write it, with what only
 * building needs. VS Code reads the manifest of each installed extension. What programs alone read there needs no layout:
 * people find the schemas in the repository.
 */
async function packTightly(): Promise<void> {
  const archive = await loadAsync(await readFile(vsixPath));
  const manifest = archive.file(`${inExtension}package.json`);
  if (!manifest) throw new Error(`${vsixPath} has no manifest.`);
  const forBuilding = ['scripts', 'devDependencies'];
  const all = Object.entries(JSON.parse(await manifest.async('string')) as object);
  const shipped = Object.fromEntries(all.filter(([name]) => !forBuilding.includes(name)));
  const rewrite = (name: string, value: unknown) =>
    // As vsce does, without entries for folders.
    archive.file(name, JSON.stringify(value), { createFolders: false });
  rewrite(manifest.name, shipped);
  for (const file of archive.file(/^extension\/(schemas|snippets|syntaxes)\/.*\.json$/)) {
    rewrite(file.name, JSON.parse(await file.async('string')));
  }
  const how = { type: 'nodebuffer', platform: 'UNIX', compression: 'DEFLATE' } as const;
  await writeFile(vsixPath, await archive.generateAsync({ ...how, compressionOptions: { level: 9 } }));
}

async function main(): Promise<void> {
  for (const path of [await packageExtension(), await packageCli()]) {
    console.log(`${path}: ${(await stat(path)).size} bytes`);
  }
}

if (require.main === module) void main();
