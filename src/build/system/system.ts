import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** What programs, arguments and paths depend on, so that a test can be on any system. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the Node that runs. */
  readonly node: string;
  /** Absolute path of the person's home folder. */
  readonly home: string;
  /** Whether a file stands under an absolute path. */
  readonly isFile: (file: string) => boolean;
}

/** The one that we run on. */
export const thisSystem: System = {
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  node: process.execPath,
  home: homedir(),
  isFile: (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
};

/** `linux-x64` and the like, as packages with programs are named. */
export const targetOf = ({ platform, arch }: Pick<System, 'platform' | 'arch'>) => `${platform}-${arch}`;

/** The functions for paths of a system. */
export function pathsOf({ platform }: Pick<System, 'platform'>): path.PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix;
}

/** An environment variable; Windows ignores the case of its name. `undefined` where it is empty, too. */
export function variable({ env, platform }: Pick<System, 'env' | 'platform'>, name: string): string | undefined {
  const found = platform === 'win32' ? Object.keys(env).find((key) => key.toLowerCase() === name.toLowerCase()) : name;
  return (found === undefined ? undefined : env[found]) || undefined;
}

/** The environment with another value for a variable, which Windows may have under another spelling. */
export function withVariable(
  { env, platform }: Pick<System, 'env' | 'platform'>,
  name: string,
  value: string,
): Record<string, string | undefined> {
  const isIt = (key: string) => (platform === 'win32' ? key.toLowerCase() === name.toLowerCase() : key === name);
  return { ...Object.fromEntries(Object.entries(env).filter(([key]) => !isIt(key))), [name]: value };
}

/** The first of these programs that is on the `PATH`: the order of the names counts more than that of the folders. */
export function onSearchPath(system: System, names: readonly string[]): string | undefined {
  const paths = pathsOf(system);
  const folders = (variable(system, 'PATH') ?? '')
    .split(paths.delimiter)
    // Windows allows quoted folders. A relative folder would depend on where we were started.
    .map((folder) => (system.platform === 'win32' ? folder.replaceAll('"', '') : folder))
    .filter((folder) => paths.isAbsolute(folder));
  return names.flatMap((name) => folders.map((folder) => paths.join(folder, name))).find(system.isFile);
}
