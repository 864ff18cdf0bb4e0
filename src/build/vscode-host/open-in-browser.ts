import { spawn } from 'node:child_process';

/**
 * Opens the address in the person's browser.
 *
 * @returns whether there was one to try: not in CI, and on Linux only with a screen.
 */
export function openInBrowser(url: URL): boolean {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const screen = process.platform === 'darwin' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  if (process.env['CI'] !== undefined || !screen) return false;
  // Whether it worked cannot be known; the address is printed in any case.
  spawn(opener, [url.href], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
  return true;
}
