import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { targetOf, thisSystem, type System } from '../system/system';
import { cached } from './cache';
import { npm, quiet } from './npm';
import { addStandIns } from './stand-ins';
import type { Watch } from '../test/suite';
import { nodeOfServer, type HostVersion } from './versions';

/** A VS Code server on disk. */
export interface ServerFiles {
  /** The Node that the server must run under; the machine's own may be of another version. */
  readonly node: string;
  readonly serverMain: string;
}

/**
 * A VS Code server from npm packages alone, kept in `.vscode-test/server-<version>/`: the first call takes about half a
 * minute and 800 MB, every later one nothing.
 *
 * @param watch of the suite that needs it
 * @throws HostUnavailable on a platform without a Node package; Error with npm's output when npm fails.
 */
export async function installServer(version: HostVersion, watch?: Pick<Watch, 'progress'>): Promise<ServerFiles> {
  const node = nodeOfServer(version);
  const server = path.join('node_modules', 'code-server', 'lib', 'vscode');
  const folder = await cached(`server-${version.codeServer}-node-${node.version}`, async (temporary) => {
    watch?.progress(`installing VS Code ${version.vscode} from npm`, 600_000);
    console.log(
      `Installing VS Code ${version.vscode} from npm. This happens once, and takes about half a minute and 800 MB…`,
    );
    const packages = [
      `code-server@${version.codeServer}`,
      `${node.name}@${node.version}`,
      `${ripgrep}@${ripgrepVersion}`,
    ];
    await npm(temporary, ['install', '--prefix', temporary, ...quiet, ...packages]);
    // code-server installs these in a script of its own, which we skip: it also builds native modules that need a compiler.
    await npm(path.join(temporary, server), ['install', '--omit=dev', ...quiet], path.join(temporary, node.program));
    await addRipgrep(temporary, path.join(temporary, server));
    await addWatcher(temporary, path.join(temporary, server));
  });
  await addStandIns(path.join(folder, server));
  return { node: path.join(folder, node.program), serverMain: path.join(folder, server, 'out', 'server-main.js') };
}

/** The program behind "Go to File", search and `workspace.findFiles`, as a package that carries it for this platform. */
const ripgrep = `@vscode/ripgrep-${targetOf(thisSystem)}`;
const ripgrepVersion = '1.18.0';

/** Older servers download it in an install script, which we skip; newer ones bring it along. */
async function addRipgrep(folder: string, server: string): Promise<void> {
  const expected = path.join(server, 'node_modules', '@vscode', 'ripgrep');
  if (!existsSync(expected) || existsSync(path.join(expected, 'bin'))) return;
  await cp(path.join(folder, 'node_modules', ripgrep, 'bin'), path.join(expected, 'bin'), { recursive: true });
}

/**
 * Adds what the file watcher needs on this platform. npm installs it itself, unless it was told to omit optional packages.
 *
 * @param folder that it's installed into first
 * @param server whose watcher it is
 */
export async function addWatcher(
  folder: string,
  server: string,
  system: Pick<System, 'platform' | 'arch'> = thisSystem,
  install = npm,
): Promise<void> {
  const parcel = path.join(server, 'node_modules', '@parcel');
  const name = `watcher-${targetOf(system)}`;
  // Linux has two, one for each C library.
  if (system.platform === 'linux' || existsSync(path.join(parcel, name))) return;
  const manifest = await readFile(path.join(parcel, 'watcher', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  await install(folder, ['install', '--prefix', folder, ...quiet, `@parcel/${name}@${version}`]);
  await cp(path.join(folder, 'node_modules', '@parcel', name), path.join(parcel, name), { recursive: true });
}
