import { pathsOf, type System } from '../../../../src/build/system/system';

/** Three machines whose paths have blanks, brackets and umlauts, as people's have. */
export const systems: readonly System[] = [
  {
    platform: 'win32',
    arch: 'x64',
    // Windows spells its variables like this.
    env: {
      Path: 'C:\\Windows\\system32;"C:\\Program Files\\Git\\cmd";C:\\Büro & Co (x86)\\bin',
      ComSpec: 'C:\\Windows\\system32\\cmd.exe',
      SystemRoot: 'C:\\Windows',
      LOCALAPPDATA: 'C:\\Users\\Zoë [Müller]\\AppData\\Local',
      ProgramFiles: 'C:\\Program Files',
      ProgramW6432: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    },
    node: 'C:\\Program Files\\nodejs\\node.exe',
    home: 'C:\\Users\\Zoë [Müller]',
    isFile: () => false,
  },
  {
    platform: 'darwin',
    arch: 'arm64',
    env: { PATH: '/opt/homebrew/bin:/usr/bin' },
    node: '/opt/homebrew/Cellar/node@22 (Büro)/bin/node',
    home: '/Users/Zoë [Müller]',
    isFile: () => false,
  },
  {
    platform: 'linux',
    arch: 'x64',
    env: { PATH: '/usr/local/bin:relative:/usr/bin', DISPLAY: ':0' },
    node: '/home/zoë müller/.nvm (neu)/bin/node',
    home: '/home/zoë müller',
    isFile: () => false,
  },
];

/** A system with these files. */
export function withFiles(system: System, ...files: readonly string[]): System {
  return { ...system, isFile: (file) => files.includes(file) };
}

/** The files that are looked for, in order. */
export function lookedFor(system: System, look: (system: System) => unknown): string[] {
  const files: string[] = [];
  look({ ...system, isFile: (file) => (files.push(file), false) });
  return files;
}

export function systemNamed(platform: NodeJS.Platform): System {
  const found = systems.find((system) => system.platform === platform);
  if (found === undefined) throw new Error(`No system ${platform}`);
  return found;
}

/** A folder of the person, with their system's separators. */
export function inHome(system: System, ...names: readonly string[]): string {
  return pathsOf(system).join(system.home, ...names);
}
