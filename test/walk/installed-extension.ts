import { cp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { vsixPath } from '../../src/build/bundle/package';
import { cacheRoot } from '../../src/build/folders';
import { cached, nameByContent } from '../../src/build/vscode-host/cache';
import { installServer } from '../../src/build/vscode-host/install';
import { installVsix } from '../../src/build/vscode-host/server';
import type { HostVersion } from '../../src/build/vscode-host/versions';

/**
 * Gives a VS Code the packaged extension, as a person has it. VS Code installs each package once, and each window gets a copy:
 * its list of extensions names them relative to itself.
 *
 * @param dataDir of a server that has no extensions yet
 */
export async function addExtension(version: HostVersion, dataDir: string): Promise<void> {
  const kind = `extension-${version.vscode}`;
  const server = await installServer(version);
  const installed = await cached(nameByContent(kind, await readFile(vsixPath)), async (temporary) => {
    const older = (await readdir(cacheRoot)).filter(
      (name) => name.startsWith(`${kind}-`) && !name.includes('.filling-'),
    );
    for (const name of older) await rm(path.join(cacheRoot, name), { recursive: true, force: true, maxRetries: 6 });
    await installVsix(server, temporary, vsixPath);
  });
  await cp(path.join(installed, 'extensions'), path.join(dataDir, 'extensions'), { recursive: true });
}
