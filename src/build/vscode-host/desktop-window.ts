import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
    const code = await startTree(program, args, { stdio: 'inherit', shell: process.platform === 'win32' }).ended;
    if (code !== 0) throw new Error(`${program} ended with ${code ?? 'no exit code'}.`);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/**
 * The VS Code of this machine: what VSCODE_EXECUTABLE names, else `code` on the PATH.
 *
 * @throws HostUnavailable when there is none.
 */
export function installedCode(): string {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new HostUnavailable(`VSCODE_EXECUTABLE names ${named}, which is not there.`);
  }
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code', 'code-insiders', 'codium'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const found = names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new HostUnavailable(
    'No installed VS Code was found: "code" is not on the PATH and VSCODE_EXECUTABLE names none. ' +
      'Plain "npm start" needs none: it brings its own.',
  );
}
