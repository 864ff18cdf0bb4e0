import * as fs from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { isPayloadFile } from '../../catalog/file-names';
import { HumanError } from '../../errors';
import { isHeldOpen, readTextFile } from '../../files/read-text-file';
import { leadsToFolder, walk } from '../../files/walk';
import { parsePending } from '../../plan/state/state-text';
import type { PendingAdd } from '../../plan/state/state';

const ending = '.pending';

/** Where an Add of a payload file is noted while it is under way, when there is no state file: beside it, hidden. */
export const markerOf = (file: string) => join(dirname(file), `.${basename(file)}${ending}`);

const isMarker = (name: string) =>
  name.startsWith('.') && name.endsWith(ending) && isPayloadFile(name.slice(1, -ending.length));

/**
 * What a marker says.
 *
 * @throws HumanError that names it, where it can't be read
 */
export function readMarker(marker: string): PendingAdd {
  try {
    return parsePending(readTextFile(marker));
  } catch (error) {
    if (!HumanError.is(error)) throw error;
    if (isHeldOpen(error)) throw new HumanError(`${marker}: ${error.message}`, [], { cause: error });
    const what = 'An earlier run may have added this payload, but its note of that can’t be read.';
    const then = 'Check whether the live profile exists, then delete this file.';
    throw new HumanError(`${marker}: ${what} ${then}`, [], { cause: error });
  }
}

/**
 * The payload files that have a marker, whether they are there or not. What can't be read has none.
 *
 * @param target the absolute path of a folder, which is searched as it is for payloads; of a file, next to which is looked; or a
 * pattern, whose first folders without a wildcard are searched if a wildcard stands for folders
 */
export function markedFiles(target: string): string[] {
  if (leadsToFolder(fs, target)) return markedBelow(target);
  const parent = dirname(target);
  const folder = nearestFolder(parent);
  if (folder === parent) return markedIn(folder);
  return /[*?[{]/.test(relative(folder, parent)) ? markedBelow(folder) : [];
}

function markedBelow(folder: string): string[] {
  const markers = walk(fs, folder, (path, isFolder) => !isFolder && isMarker(basename(path)));
  return [...markers].flatMap(({ what, path }) =>
    what === 'file' ? [join(dirname(path), payloadOf(basename(path)))] : [],
  );
}

function markedIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder).flatMap((name) => (isMarker(name) ? [join(folder, payloadOf(name))] : []));
  } catch {
    return [];
  }
}

const nearestFolder = (path: string): string =>
  leadsToFolder(fs, path) || dirname(path) === path ? path : nearestFolder(dirname(path));

const payloadOf = (marker: string) => marker.slice(1, -ending.length);
