import { pathToFileURL } from 'node:url';
import { thisSystem } from '../system/system';

/** A module to run inside the extension host, and the folder of the extension under development. */
export interface TestPayload {
  readonly extensionPath: string;
  readonly testsPath: string;
}

/**
 * The address that opens a folder in the server's workbench.
 *
 * @param folder absolute; of Windows in either spelling of the drive
 * @param tests what to load and run there; the page takes no notice of it unless the server has its smoke test driver on.
 */
export function folderUrl(server: URL, folder: string, tests?: TestPayload, platform = thisSystem.platform): URL {
  const url = new URL(server);
  url.searchParams.set('folder', decodeURIComponent(uriPath(folder, platform)));
  if (tests !== undefined) {
    const payload = [
      ['extensionDevelopmentPath', remote(tests.extensionPath, platform)],
      ['extensionTestsPath', remote(tests.testsPath, platform)],
      ['skipWelcome', 'true'],
    ];
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  return url;
}

/** The authority is the literal `remote`, whatever the server's host and port. */
function remote(file: string, platform: NodeJS.Platform): string {
  return `vscode-remote://remote${uriPath(file, platform)}`;
}

/** As VS Code writes it: `/c:/Users/…`, with the drive in small letters. */
function uriPath(file: string, platform: NodeJS.Platform): string {
  const { pathname } = pathToFileURL(file, { windows: platform === 'win32' });
  return pathname.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
}
