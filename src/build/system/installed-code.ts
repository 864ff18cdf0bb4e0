import { onSearchPath, pathsOf, thisSystem, variable, type System } from './system';

/** An edition of VS Code: what its command line is called, and the folder or application that it is installed as. */
interface Edition {
  readonly command: string;
  /** Windows. */
  readonly folder: string;
  /** macOS. */
  readonly application: string;
  /** The program of a window on Windows. */
  readonly program: string;
}

/** The one that most people have comes first. */
const editions: readonly Edition[] = [
  { command: 'code', folder: 'Microsoft VS Code', application: 'Visual Studio Code', program: 'Code' },
  {
    command: 'code-insiders',
    folder: 'Microsoft VS Code Insiders',
    application: 'Visual Studio Code - Insiders',
    program: 'Code - Insiders',
  },
  { command: 'codium', folder: 'VSCodium', application: 'VSCodium', program: 'VSCodium' },
];

/** The command line of a VS Code that is installed: on the `PATH`, else where its installer puts it. */
export function findCode(system: System = thisSystem): string | undefined {
  const extension = system.platform === 'win32' ? '.cmd' : '';
  const names = editions.map(({ command }) => `${command}${extension}`);
  return onSearchPath(system, names) ?? editions.flatMap((each) => commandsOf(each, system)).find(system.isFile);
}

/** The program of a window of a VS Code that is installed, where its installer puts it. */
export function findCodeProgram(system: System = thisSystem): string | undefined {
  return editions.flatMap((each) => programsOf(each, system)).find(system.isFile);
}

function commandsOf({ command, folder, application }: Edition, system: System): string[] {
  const paths = pathsOf(system);
  switch (system.platform) {
    case 'win32':
      return windowsFolders(system).map((programs) => paths.join(programs, folder, 'bin', `${command}.cmd`));
    case 'darwin':
      return macFolders(system).map((applications) =>
        paths.join(applications, `${application}.app`, 'Contents', 'Resources', 'app', 'bin', command),
      );
    default:
      return ['/usr/share', '/opt'].map((shared) => paths.join(shared, command, 'bin', command));
  }
}

function programsOf({ command, folder, application, program }: Edition, system: System): string[] {
  const paths = pathsOf(system);
  switch (system.platform) {
    case 'win32':
      return windowsFolders(system).map((programs) => paths.join(programs, folder, `${program}.exe`));
    case 'darwin':
      return macFolders(system).flatMap((applications) =>
        macPrograms(paths.join(applications, `${application}.app`), program),
      );
    default:
      return ['/usr/share', '/opt'].map((shared) => paths.join(shared, command, command));
  }
}

/**
 * Where the program of a Mac application may be. VS Code called it `Electron` up to 1.130, and calls it by its own name since
 * (microsoft/vscode-test#349).
 */
export function macPrograms(application: string, program = 'Code'): string[] {
  const paths = pathsOf({ platform: 'darwin' });
  return [program, 'Electron'].map((name) => paths.join(application, 'Contents', 'MacOS', name));
}

/** Where Windows has programs: of this person first, then of everybody. */
export function windowsFolders(system: System): string[] {
  const paths = pathsOf(system);
  const own = variable(system, 'LOCALAPPDATA');
  const shared = ['ProgramFiles', 'ProgramW6432', 'ProgramFiles(x86)'].map((name) => variable(system, name));
  const all = [own === undefined ? undefined : paths.join(own, 'Programs'), ...shared];
  return [...new Set(all.filter((folder) => folder !== undefined))];
}

/** Where a Mac has applications: of everybody, then of this person. */
export function macFolders({ home }: System): string[] {
  return ['/Applications', pathsOf({ platform: 'darwin' }).join(home, 'Applications')];
}
