import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../folders';
import { thisSystem } from '../system/system';

/** A module whose native part we don't build, and its replacement. */
interface StandIn {
  readonly module: string;
  readonly main: string;
  readonly native: string;
  readonly file: string;
  /** The only system that needs it. */
  readonly platform?: NodeJS.Platform;
}

const standIns: readonly StandIn[] = [
  // Writes the files behind the output channels.
  { module: 'spdlog', main: 'index.js', native: 'spdlog.node', file: 'spdlog-stand-in.cjs' },
  // Gives the ID of the machine at the start.
  {
    module: 'windows-registry',
    main: path.join('dist', 'index.js'),
    native: 'winregistry.node',
    file: 'windows-registry-stand-in.cjs',
    platform: 'win32',
  },
];

/** Makes a server run without a compiler, also one that was installed before. A module that was built is left alone. */
export async function addStandIns(server: string, platform = thisSystem.platform): Promise<void> {
  for (const { module, main, native, file, platform: only = platform } of standIns) {
    const folder = path.join(server, 'node_modules', '@vscode', module);
    if (only !== platform || !existsSync(folder) || existsSync(path.join(folder, 'build', 'Release', native))) continue;
    const present = path.join(folder, main);
    const texts = [present, path.join(root, 'src', 'build', 'vscode-host', file)].map((each) => readFile(each, 'utf8'));
    const [old = '', fresh = ''] = await Promise.all(texts);
    await replace(present, old, fresh);
  }
  await mendWatcher(server, platform);
}

/**
 * VS Code names folders that need no watching as patterns, such as `C:\Users\…\extensions/**`. The watcher makes a regular
 * expression of each, in which C++ refuses a backslash before a letter: on Windows, nothing would be watched
 * (parcel-bundler/watcher#194). Slashes stand for both there.
 *
 * @throws Error on any system, where the watcher has become another one
 */
async function mendWatcher(server: string, platform: NodeJS.Platform): Promise<void> {
  const file = path.join(server, 'node_modules', '@parcel', 'watcher', 'wrapper.js');
  if (!existsSync(file)) return;
  const text = await readFile(file, 'utf8');
  const change = String.raw`.replaceAll('\\', '/')`;
  const mended = text.replace(/(?<=\.makeRe\(value)(?=,)/, change);
  if (!mended.includes(change)) throw new Error(`${file} no longer makes its regular expressions as it did.`);
  if (platform === 'win32') await replace(file, text, mended);
}

async function replace(file: string, old: string, fresh: string): Promise<void> {
  if (old === fresh) return;
  // Renamed into place: another server may be starting.
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, fresh);
  await rename(aside, file);
}
