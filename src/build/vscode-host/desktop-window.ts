import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCode } from '../system/installed-code';
import { thisSystem, variable, type System } from '../system/system';
import { startTree } from './processes';
import { quietSettings } from './settings';
import { HostUnavailable } from './versions';

/**
 * Opens the extension in a VS Code that is installed, next to the person's own windows and settings; resolves when that
 * window is closed.
 *
 * @param program as `installedCode` gives it.
 * @throws Error when it ends with another code than 0.
 */
export async function openDesktopWindow(program: string, extensionPath: string, workspace: string): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'vsc-'));
  try {
    await mkdir(path.join(dataDir, 'User'), { recursive: true });
    await writeFile(path.join(dataDir, 'User', 'settings.json'), JSON.stringify(quietSettings, undefined, 2));
    const args = [
      workspace,
      `--extensionDevelopmentPath=${extensionPath}`,
      ...['--user-data-dir', dataDir, '--extensions-dir', path.join(dataDir, 'extensions')],
      ...['--new-window', '--wait', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
    ];
    const code = await startTree(program, args, { stdio: 'inherit' }).ended;
    if (code !== 0) throw new Error(`${program} ended with ${code ?? 'no exit code'}.`);
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 6 });
  }
}

/**
 * The VS Code of this machine: what VSCODE_EXECUTABLE names, else the one that is installed.
 *
 * @throws HostUnavailable when there is none.
 */
export function installedCode(system: System = thisSystem): string {
  const found = codeIfInstalled(system);
  if (found !== undefined) return found;
  const named = variable(system, 'VSCODE_EXECUTABLE');
  if (named !== undefined) throw new HostUnavailable(`VSCODE_EXECUTABLE names ${named}, which is not there.`);
  throw new HostUnavailable(
    'No installed VS Code was found. Install it from https://code.visualstudio.com, or name its program in VSCODE_EXECUTABLE.',
  );
}

/** As {@link installedCode}; `undefined` when there is none. */
export function codeIfInstalled(system: System = thisSystem): string | undefined {
  const named = variable(system, 'VSCODE_EXECUTABLE');
  if (named === undefined) return findCode(system);
  return system.isFile(named) ? named : undefined;
}
