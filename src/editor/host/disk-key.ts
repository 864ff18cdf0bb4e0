import { sameName } from '../../text/file-name';

/**
 * The text of a URI as what is remembered goes by: Windows and macOS ignore case and how accents are written, so that two spellings
 * are one file there. Only files of this system: another machine's disk may tell them apart.
 *
 * @returns the same for its own result
 */
export function diskKey(uri: string, platform: NodeJS.Platform = process.platform): string {
  const ignoresCase = platform === 'win32' || platform === 'darwin';
  return ignoresCase && uri.startsWith('file:') ? encodeURI(sameName(decoded(uri))) : uri;
}

/** What is no URI's text stays as it is. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
