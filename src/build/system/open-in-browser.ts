import { spawn } from 'node:child_process';
import { pathsOf, thisSystem, variable, type System } from './system';

/**
 * Opens the address in the person's browser.
 *
 * @returns whether there was one to try: not in CI, and on Linux only with a screen.
 */
export function openInBrowser(url: URL, system: System = thisSystem): boolean {
  const [program, ...args] = openerOf(system);
  const screen = system.platform !== 'linux' || variable(system, 'DISPLAY') || variable(system, 'WAYLAND_DISPLAY');
  if (program === undefined || variable(system, 'CI') !== undefined || !screen) return false;
  // There is no way to know whether it worked, so the address is printed in any case.
  spawn(program, [...args, url.href], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
  return true;
}

/** The program that opens an address, and its first arguments. */
export function openerOf(system: System): readonly string[] {
  switch (system.platform) {
    case 'darwin':
      return ['open'];
    case 'win32':
      // `start` is a command of cmd.exe, which would interpret the & of an address.
      return [
        pathsOf(system).join(variable(system, 'SystemRoot') ?? 'C:\\Windows', 'System32', 'rundll32.exe'),
        'url.dll,FileProtocolHandler',
      ];
    default:
      return ['xdg-open'];
  }
}
