import { pathToFileURL } from 'node:url';

/** A module to run inside the extension host, and the folder of the extension under development. */
export interface TestPayload {
  readonly extensionPath: string;
  readonly testsPath: string;
}

/**
 * The address that opens a folder in the server's workbench.
 *
 * @param tests what to load and run there; the page takes no notice of it unless the server has its smoke test driver on.
 */
export function folderUrl(server: URL, folder: string, tests?: TestPayload): URL {
  const url = new URL(server);
  url.searchParams.set('folder', folder);
  if (tests !== undefined) {
    const payload = [
      ['extensionDevelopmentPath', remote(tests.extensionPath)],
      ['extensionTestsPath', remote(tests.testsPath)],
      ['skipWelcome', 'true'],
    ];
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  return url;
}

/** The authority is the literal `remote`, whatever the server's host and port. */
function remote(file: string): string {
  return `vscode-remote://remote${pathToFileURL(file).pathname}`;
}
