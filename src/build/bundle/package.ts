import { root } from '../folders';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { packageCli } from './package-cli';

/** Where the packaged extension lands. */
export const vsixPath = join(root, 'out/graph-security-profiles.vsix');

/** The files that go into the VSIX, relative to the root. */
export function packagedFiles(): Promise<string[]> {
  return listFiles({ cwd: root, packageManager: PackageManager.None });
}

/** Builds the bundles (through `vscode:prepublish`) and packages them. Everything is bundled: no node_modules goes in. */
export async function packageExtension(): Promise<string> {
  await mkdir(join(root, 'out'), { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath: vsixPath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return vsixPath;
}

async function main(): Promise<void> {
  for (const path of [await packageExtension(), await packageCli()]) {
    console.log(`${path}: ${(await stat(path)).size} bytes`);
  }
}

if (require.main === module) void main();
