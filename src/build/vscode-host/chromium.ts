import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../folders';
import { findInstalledBrowser } from '../system/installed-browser';
import { targetOf, thisSystem, variable } from '../system/system';
import { cached } from './cache';
import { runProgram } from './processes';
import { HostUnavailable } from './versions';

/** A browser program and what it needs in its environment. */
export interface BrowserProgram {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The browser to use: the one that CHROME_PATH names, else the one that npm brought along (Linux on x64, without a window),
 * else a Chrome, Chromium or Edge on the machine.
 *
 * @throws HostUnavailable when there is none.
 */
export async function findBrowser(
  headless: boolean,
  system = thisSystem,
  packaged = packagedChromium,
): Promise<BrowserProgram> {
  const named = variable(system, 'CHROME_PATH');
  if (named !== undefined) return { executable: named, env: {} };
  if (headless && targetOf(system) === 'linux-x64') return packaged();
  const found = findInstalledBrowser(system);
  if (found !== undefined) return { executable: found, env: {} };
  throw new HostUnavailable('No Chrome, Chromium or Edge was found. Install one, or name it in CHROME_PATH.');
}

/**
 * `@sparticuz/chromium` unpacks itself into the temporary folder and takes whatever lies there for complete. It is unpacked
 * into a folder of ours instead, by a process whose temporary folder that is.
 */
async function packagedChromium(): Promise<BrowserProgram> {
  const manifest = path.join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const folder = await cached(`chromium-${version}`, async (temporary) => {
    const unpack = `import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())`;
    // When we pose as AWS Lambda, it also unpacks the libraries that a bare machine lacks.
    const env = { ...process.env, TMPDIR: temporary, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
    await runProgram(process.execPath, ['--eval', unpack], { cwd: root, env });
  });
  const libraries = [process.env['LD_LIBRARY_PATH'], path.join(folder, 'al2023', 'lib')].filter(Boolean).join(':');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') };
  return { executable: path.join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, ...fonts } };
}
