import { payloadSuffix } from '../catalog/file-names';
import type { WorkOut } from '../difference/work';
import { HumanError } from '../errors';
import { fileSentence } from '../files/file-sentence';
import { profileKey, type LiveProfile } from '../live/live-profile';
import { fileNameFor, sameName } from '../text/file-name';

/** Where payload files are made of live profiles. */
export interface PayloadFolder {
  /** {@link sameName} of everything in it; grows with what is written. */
  readonly names: Set<string>;
  /** {@link profileKey} of the profiles that have a file; grows with what is written. */
  readonly profiles: Set<string>;
  /** Writes a file that isn't there yet. @returns false where something has that name; it stays. @throws errors of the file system */
  readonly create: (name: string, text: string) => Promise<boolean>;
}

/** A file that was written, or why it could not be, as a sentence; `present` for a profile that has one. */
export type Saved = { readonly name: string } | { readonly name?: undefined; readonly why: string } | 'present';

/**
 * Writes a live profile as a payload file, under a name that people know it by and that is free. Overwrites nothing. Each
 * profile has one file, even where a list that changes while it is read has it on two pages.
 *
 * @param workOut lays it out where that holds nobody up
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
