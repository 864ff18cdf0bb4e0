import { payloadSuffix } from '../catalog/file-names';
import type { WorkOut } from '../difference/work';
import { HumanError } from '../errors';
import { fileSentence } from '../files/file-sentence';
import { profileKey, type LiveProfile } from '../live/live-profile';
import { fileNameFor, sameName } from '../text/file-name';

/** A folder in which payload files are made from live profiles. */
export interface PayloadFolder {
  /** {@link sameName} of everything in it, including what is written. */
  readonly names: Set<string>;
  /** {@link profileKey} of the profiles that have a file, including those that are written. */
  readonly profiles: Set<string>;
  /** Writes a new file. @returns false if something has that name already, which stays. @throws errors of the file system */
  readonly create: (name: string, text: string) => Promise<boolean>;
}

/** The name of the written file, or a sentence that says why it couldn't be written; `present` if the profile already has one. */
export type Saved = { readonly name: string } | { readonly name?: undefined; readonly why: string } | 'present';

/**
 * Writes a live profile as a payload file, under a free name that people know it by. Overwrites nothing. Each profile gets one
 * file, even if it is on two pages of a list that changes while it is read.
 *
 * @param workOut lays it out without blocking anybody
 */
export async function saveProfile(
  profile: LiveProfile,
  { names, profiles, create }: PayloadFolder,
  workOut: WorkOut,
): Promise<Saved> {
  const key = profileKey(profile.kind.id, profile.id);
  if (profiles.has(key)) return 'present';
  const ending = `.${profile.kind.id}${payloadSuffix}`;
  const name = fileNameFor(profile.name ?? profile.id, { ending, isTaken: (one) => names.has(sameName(one)) });
  names.add(sameName(name));
  try {
    const text = await workOut('payloadText', profile.text, profile.kind.serverSet);
    if (!(await create(name, text))) return { why: `${name} already exists.` };
    profiles.add(key);
    return { name };
  } catch (error) {
    return { why: HumanError.is(error) ? error.message : fileSentence(error) };
  }
}
