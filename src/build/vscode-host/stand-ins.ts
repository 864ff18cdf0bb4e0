import { existsSync } from 'node:fs';
import { copyFile, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../folders';

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

/** Gives a server stand-ins for native modules, also one that was installed before. A module that was built is left alone. */
export async function addStandIns(server: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  for (const { module, main, native, file, platform: only = platform } of standIns) {
    const folder = path.join(server, 'node_modules', '@vscode', module);
    if (only !== platform || !existsSync(folder) || existsSync(path.join(folder, 'build', 'Release', native))) continue;
    await replace(path.join(folder, main), path.join(root, 'src', 'build', 'vscode-host', file));
  }
}

async function replace(present: string, wanted: string): Promise<void> {
  const [old, fresh] = await Promise.all([present, wanted].map((file) => readFile(file, 'utf8')));
  if (old === fresh) return;
  // Renamed into place: another server may be starting.
  const aside = `${present}.${process.pid}`;
  await copyFile(wanted, aside);
  await rename(aside, present);
}
