import { isPayloadFile } from '../../catalog/file-names';
import { plainText } from '../../text/plain-text';

/** A folder of the workspace; `T` is a URI. */
interface Folder<T> {
  readonly name: string;
  readonly uri: T;
}

interface Files<T> {
  readonly join: (folder: T, path: string) => T;
  /** Whether it's in the workspace. */
  readonly isWithin: (uri: T) => boolean;
  readonly isThere: (uri: T) => Promise<boolean>;
}

/**
 * The one payload file that is meant by a path, relative to a folder of the workspace or with the folder's name in front, as
 * VS Code writes it where there are several folders.
 *
 * @throws Error for a model, which can name it better
 */
export async function findInFolders<T extends { toString(): string }>(
  file: string,
  folders: readonly Folder<T>[],
  { join, isWithin, isThere }: Files<T>,
): Promise<T> {
  if (folders.length === 0) throw new Error('No folder is open, so there is no payload file to send.');
  const placesOf = (path: string, among: readonly Folder<T>[]) =>
    among
      .map(({ name, uri }) => ({ name: `${name}/${path}`, uri: join(uri, path) }))
      .filter(({ uri }) => isWithin(uri));
  const everywhere = isPayloadFile(file) ? placesOf(file, folders) : [];
  if (everywhere.length === 0) {
    throw new Error('Name a payload file of the workspace, such as web01.host.secprofile.json.');
  }
  const named = folders.filter(({ name }) => file.startsWith(`${name}/`));
  const inNamed = named.flatMap((folder) => placesOf(file.slice(folder.name.length + 1), [folder]));
  const found = (await soleOf(inNamed, isThere)) ?? (await soleOf(everywhere, isThere));
  if (found) return found;
  throw new Error(`No folder of the workspace has the file ${plainText(file)}. Name it relative to its folder.`);
}

interface Place<T> {
  readonly name: string;
  readonly uri: T;
}

/** The one that is there; undefined if none is. @throws Error if several are */
async function soleOf<T extends { toString(): string }>(
  places: readonly Place<T>[],
  isThere: (uri: T) => Promise<boolean>,
): Promise<T | undefined> {
  const there = await Promise.all(places.map(async (place) => ((await isThere(place.uri)) ? [place] : [])));
  const found = [...new Map(there.flat().map((place) => [place.uri.toString(), place])).values()];
  if (found.length < 2) return found[0]?.uri;
  const names = found.map(({ name }) => plainText(name)).join(', ');
  throw new Error(`Several folders have this file. Name one of them: ${names}.`);
}
