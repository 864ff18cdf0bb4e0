import type { Kind } from '../catalog/kinds';
import { parseDocument } from '../document/parse-document';
import { profileNameAt } from './profile-name-at';

/**
 * What people know a profile by: the first property of its kind's `identifying` that says something, else the first that
 * is called a name. Text of a file or a server, on one line.
 *
 * @param text JSON of an object
 * @returns undefined for a profile that has no name
 */
export function profileName(kind: Pick<Kind, 'identifying'>, text: string): string | undefined {
  return profileNameAt(kind, parseDocument(text).tape);
}
