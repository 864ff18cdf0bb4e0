import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The URI of a file in results: relative to where the program runs, as code scanning wants it; absolute for a file that
 * is not below, because a relative one must not climb (SARIF 2.1.0 §3.4.4).
 */
export function artifactUri(path: string, cwd: string): string {
  const below = relative(cwd, resolve(cwd, path));
  const climbs = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
  if (climbs) return pathToFileURL(resolve(cwd, path)).href;
  return below.split(sep).map(encodeURIComponent).join('/');
}
