import { baseName } from '../../catalog/file-names';
import { HumanError } from '../../errors';
import { plainText } from '../../text/plain-text';
import { diskKey } from '../host/disk-key';

/** How a message names a subject: a file, given as the text of its URI, or a live profile, given as its `profileKey`. */
export const nameOf = (subject: string): string =>
  isProfile(subject) ? `the profile ${idOf(subject)}` : decodeURIComponent(baseName(subject));

/** The beginning of a message that says that a subject is being sent. */
export const onItsWay = (subject: string): string =>
  isProfile(subject) ? `The profile ${idOf(subject)} is being updated or deleted` : `${nameOf(subject)} is being sent`;

const isProfile = (subject: string) => /^\w+\//.test(subject);
const idOf = (subject: string) => plainText(subject.slice(subject.indexOf('/') + 1), 100);

/**
 * Sends files and changes live profiles, unless one of them is being sent already: a file that is sent by itself and in a plan
 * at the same time would be added twice.
 *
 * @param sending what is being sent, by `diskKey`; shared by everything that sends
 * @param subjects files as texts of URIs, live profiles as `profileKey`s
 * @throws HumanError if one is being sent
 */
export async function oneAtATime<T>(
  sending: Set<string>,
  subjects: readonly string[],
  send: () => Promise<T>,
): Promise<T> {
  const busy = subjects.find((one) => sending.has(diskKey(one)));
  if (busy !== undefined) {
    throw new HumanError(`${onItsWay(busy)}. Wait for the response, or cancel the request first.`);
  }
  const keys = subjects.map((one) => diskKey(one));
  for (const key of keys) sending.add(key);
  try {
    return await send();
  } finally {
    for (const key of keys) sending.delete(key);
  }
}
