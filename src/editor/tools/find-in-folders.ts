import { isPayloadFile } from '../../catalog/file-names';
import { plainText } from '../../text/plain-text';
import { decoded } from '../host/disk-key';

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

/** What a path may mean. */
interface Place<T> {
  readonly folder: Folder<T>;
  /** In the folder. */
  readonly path: string;
  readonly uri: T;
}

/** A name that is cut is no name. UTF-16 units. */
const longestName = 4000;

/**
 * The one payload file that is meant by a path, relative to a folder of the workspace or, where there are several, with the
 * folder's name in front, as VS Code writes it; or by its URI.
 *
 * @throws Error for a model, which can name it better
 */
export async function findInFolders<T extends { toString(): string }>(
  file: string,
  folders: readonly Folder<T>[],
  files: Files<T>,
): Promise<T> {
  if (folders.length === 0) throw new Error('No folder is open, so there is no payload file to send.');
  if (!isPayloadFile(file) || placesOf(file, folders, files).length === 0) {
    throw new Error('Name a payload file of the workspace, such as web01.host.secprofile.json.');
  }
  const there = (name: string) => thoseThere(placesOf(name, folders, files), files);
  const [first, ...others] = await there(file);
  if (!first) {
    throw new Error(`No folder of the workspace has the file ${plainText(file)}. Name it relative to its folder.`);
  }
  if (others.length === 0) return first.uri;
  const names = [first, ...others].map(async ({ folder, path, uri }) => {
    const short = `${folder.name}/${path}`;
    return plainText((await there(short)).length === 1 ? short : uri.toString(), longestName);
  });
  throw new Error(`There are several such files. Name one of them: ${(await Promise.all(names)).join(', ')}.`);
}

/** Every reading counts: a file that only one of them means may not be the one that was meant. */
function placesOf<T extends { toString(): string }>(
  file: string,
  folders: readonly Folder<T>[],
  { join, isWithin }: Files<T>,
): Place<T>[] {
  const after = (prefix: string) => (file.startsWith(prefix) ? [file.slice(prefix.length)] : []);
  return folders
    .flatMap((folder) => {
      const inNamed = folders.length > 1 ? after(`${folder.name}/`) : [];
      const byUri = after(folder.uri.toString().replace(/\/?$/, '/')).map(decoded);
      return [file, ...inNamed, ...byUri].map((path) => ({ folder, path, uri: join(folder.uri, path) }));
    })
    .filter(({ uri }) => isWithin(uri));
}

async function thoseThere<T extends { toString(): string }>(
  places: readonly Place<T>[],
  { isThere }: Files<T>,
): Promise<Place<T>[]> {
  const there = await Promise.all(places.map(async (place) => ((await isThere(place.uri)) ? [place] : [])));
  return [...new Map(there.flat().map((place) => [place.uri.toString(), place])).values()];
}
