import { readFileSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { Watch } from '../test/suite';
import { cacheRoot, root } from '../folders';
import { thisSystem, type System } from '../system/system';
import { cached, nameByContent } from '../vscode-host/cache';
import { npm, quiet } from '../vscode-host/npm';

/** Its lock file pins every package, with its integrity. They aren't our dependencies, so a contributor's install stays small. */
const manifests = path.join(root, 'src/build/peers');

/** The folder in `.vscode-test/`; each version of the lock file has its own. */
function folderName(): string {
  return nameByContent('peers', readFileSync(path.join(manifests, 'package-lock.json')));
}

/** Where the programs are once they are installed: the path of a package's file, by its parts. */
export function inPeer(...parts: readonly string[]): string {
  return path.join(cacheRoot, folderName(), 'node_modules', ...parts);
}

/** Microsoft's SARIF Multitool: a program of its own for Linux, Windows and macOS. */
export function multitool({ platform }: Pick<System, 'platform'> = thisSystem): string {
  const program = platform === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool';
  return inPeer('@microsoft', `sarif-multitool-${platform}`, program);
}

/**
 * Installs the programs of others that the suite `peers` runs, from npm; the first call takes about 15 seconds and 180 MB, every
 * later one nothing.
 *
 * @throws Error with npm's output when npm can't install them
 */
export async function installPeers({ progress }: Pick<Watch, 'progress'>): Promise<void> {
  await cached(folderName(), async (temporary) => {
    progress('installing httpYac, ajv-cli, and the SARIF Multitool from npm', 300_000);
    for (const name of ['package.json', 'package-lock.json']) {
      await copyFile(path.join(manifests, name), path.join(temporary, name));
    }
    // Without a network this fails after a second, not after a minute.
    await npm(temporary, ['ci', ...quiet, '--prefer-offline', '--fetch-retries=1', '--fetch-retry-mintimeout=1000']);
    // The install script, which we skip, would make it executable.
    const program = path.relative(path.join(cacheRoot, folderName()), multitool());
    await chmod(path.join(temporary, program), 0o755).catch(() => undefined);
  });
}
