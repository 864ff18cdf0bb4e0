import { macFolders, windowsFolders } from './installed-code';
import { onSearchPath, pathsOf, thisSystem, variable, type System } from './system';

/** A browser of Chromium's kind. */
interface BrowserEdition {
  readonly commands: readonly string[];
  /** Windows, below a folder for programs. */
  readonly windows: readonly string[];
  /** macOS. */
  readonly application: string;
}

const editions: readonly BrowserEdition[] = [
  {
    commands: ['google-chrome', 'google-chrome-stable'],
    windows: ['Google', 'Chrome', 'Application', 'chrome.exe'],
    application: 'Google Chrome',
  },
  {
    commands: ['chromium', 'chromium-browser'],
    windows: ['Chromium', 'Application', 'chrome.exe'],
    application: 'Chromium',
  },
  // Every Windows has it.
  {
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    windows: ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    application: 'Microsoft Edge',
  },
];

/** A Chrome, Chromium or Edge that is installed. */
export function findInstalledBrowser(system: System = thisSystem): string | undefined {
  const paths = pathsOf(system);
  if (system.platform === 'win32') {
    // Chrome can be installed for a single user, directly below this folder.
    const own = variable(system, 'LOCALAPPDATA');
    const folders = [...(own === undefined ? [] : [own]), ...windowsFolders(system)];
    return editions
      .flatMap(({ windows }) => folders.map((folder) => paths.join(folder, ...windows)))
      .find(system.isFile);
  }
  const onPath = onSearchPath(
    system,
    editions.flatMap(({ commands }) => commands),
  );
  if (onPath !== undefined || system.platform !== 'darwin') return onPath;
  return editions
    .flatMap(({ application }) =>
      macFolders(system).map((folder) => paths.join(folder, `${application}.app`, 'Contents', 'MacOS', application)),
    )
    .find(system.isFile);
}
