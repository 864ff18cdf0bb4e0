import { addAbortListener } from 'node:events';
import { createInterface } from 'node:readline';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { reasonOf } from '../test/suite';
import { cacheRoot } from '../folders';
import { findCodeProgram, macPrograms } from '../system/installed-code';
import { thisSystem, variable, type System } from '../system/system';
import { startTree } from './processes';
import type { HostRun } from './run-tests';
import { quietSettings } from './settings';
import { stateVariable } from './results';
import { HostUnavailable } from './versions';

/** As in the server, but in a window of its own; the version is one that can be downloaded, `stable` by default. */
export type DesktopRun = Omit<HostRun, 'version'> & { readonly version?: string };

/**
 * Runs a test module inside the extension host of a desktop VS Code: the one that VSCODE_EXECUTABLE names (the program itself,
 * not the `code` script), else one that is downloaded into `.vscode-test/`, else the one that is installed.
 *
 * `runTests` of @vscode/test-electron is not used: it always switches workspace trust off and keeps the output to itself.
 *
 * @returns the exit code: 0 when `run()` resolved.
 * @throws HostUnavailable when there is neither, or no screen; Error when the watch ends it.
 */
export async function runOnDesktop(options: DesktopRun): Promise<number> {
  if (!hasScreen(thisSystem)) {
    throw new HostUnavailable('A desktop VS Code needs a screen. Without one, use "xvfb-run -a npm run test:desktop".');
  }
  options.watch.progress('downloading a desktop VS Code', 600_000);
  const executable = await desktopProgram(options.version ?? 'stable');
  // Short: the path of a socket inside it must stay below 104 characters.
  const dataDir = await mkdtemp(path.join(tmpdir(), 'vsc-'));
  try {
    await mkdir(path.join(dataDir, 'User'), { recursive: true });
    await writeFile(
      path.join(dataDir, 'User', 'settings.json'),
      JSON.stringify({ ...quietSettings, ...options.settings }),
    );
    return await runWindow(executable, dataDir, options);
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 6 });
  }
}

/** Whether a window can be opened: on Linux, a variable says so; the others always have a desktop. */
export const hasScreen = (system: Pick<System, 'platform' | 'env'>): boolean =>
  system.platform !== 'linux' || ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => variable(system, name) !== undefined);

const download = (version: string) => downloadAndUnzipVSCode({ version, cachePath: cacheRoot, timeout: 20_000 });

/**
 * The program of a VS Code window: the one that VSCODE_EXECUTABLE names, else a downloaded one, else the one that is installed.
 *
 * @throws HostUnavailable when there is none
 */
export async function desktopProgram(version: string, fetchIt = download, system = thisSystem): Promise<string> {
  const named = variable(system, 'VSCODE_EXECUTABLE');
  if (named !== undefined) {
    if (system.isFile(named)) return named;
    throw new HostUnavailable(`VSCODE_EXECUTABLE names ${named}, which is not there.`);
  }
  try {
    return nowCalled(await fetchIt(version), system);
  } catch (error) {
    const installed = findCodeProgram(system);
    if (installed !== undefined) return installed;
    throw new HostUnavailable(
      `No desktop VS Code: none is installed, VSCODE_EXECUTABLE names none, and ${version} could not be downloaded ` +
        `(${reasonOf(error)}). Install VS Code from https://code.visualstudio.com; "npm test" runs the same suite in the VS Code server.`,
      { cause: error },
    );
  }
}

/** On a Mac, @vscode/test-electron 2 names a program that VS Code 1.131 and later doesn't have (microsoft/vscode-test#349). */
function nowCalled(program: string, system: System): string {
  const [, application] = /^(.*\.app)\/Contents\/MacOS\/[^/]+$/.exec(program) ?? [];
  if (system.platform !== 'darwin' || application === undefined) return program;
  return macPrograms(application).find(system.isFile) ?? program;
}

async function runWindow(executable: string, dataDir: string, options: DesktopRun): Promise<number> {
  const args = [
    options.workspace,
    ...['--user-data-dir', dataDir, '--extensions-dir', path.join(dataDir, 'extensions')],
    // Containers have no sandbox to offer.
    ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
    ...(options.trust ? ['--disable-workspace-trust'] : []),
    `--extensionDevelopmentPath=${options.extensionPath}`,
    `--extensionTestsPath=${options.testsPath}`,
  ];
  const env = { ...process.env, [stateVariable]: dataDir };
  const tree = startTree(executable, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const streams = [
    ['info', tree.child.stdout],
    ['error', tree.child.stderr],
  ] as const;
  for (const [type, stream] of streams) {
    if (stream) {
      createInterface({ input: stream }).on('line', (line) => {
        options.onLog(type, line);
      });
    }
  }
  const { signal } = options.watch;
  const listening = addAbortListener(signal, () => void tree.stop());
  const code = await tree.ended;
  listening[Symbol.dispose]();
  if (signal.aborted) throw new Error(`The suite in the desktop VS Code ${reasonOf(signal.reason)}.`);
  return code ?? 1;
}
