import { targetOf, thisSystem } from '../system/system';
import { nodePackage, type NodePackage } from './node-packages';

/** One VS Code that the host suite runs in, and the Node its server needs. */
export interface HostVersion {
  readonly vscode: string;
  readonly codeServer: string;
  /** The major version that the code-server package asks for; another one keeps reconnecting the extension host. */
  readonly node: '22' | '24';
}

/** The oldest VS Code that `engines.vscode` promises. */
export const oldest: HostVersion = { vscode: '1.112', codeServer: '4.112.0', node: '22' };

/** The newest VS Code that npm can deliver. */
export const newest: HostVersion = { vscode: '1.139', codeServer: '4.139.1', node: '24' };

export const versions: readonly HostVersion[] = [oldest, newest];

/** The machine cannot do what was asked; the message is a sentence for the person who typed the command. */
export class HostUnavailable extends Error {
  override readonly name = 'HostUnavailable';
}

/**
 * The Node package for a VS Code server on this platform (`linux-x64` and the like).
 *
 * @throws HostUnavailable where there is none; it names the way through an installed VS Code.
 */
export function nodeOfServer(version: HostVersion, platform = targetOf(thisSystem)): NodePackage {
  const found = nodePackage(version.node, platform);
  if (found) return found;
  throw new HostUnavailable(
    `npm has no Node ${version.node} for ${platform}, which the VS Code server needs. With a VS Code installed, use ` +
      '"npm run start:desktop" to try the extension and "npm run test:desktop" to test it.',
  );
}
