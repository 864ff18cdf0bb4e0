import { HumanError } from '../../errors';
import type { Kind } from '../../catalog/kinds';
import type { StoredProfile } from '../../sandbox/sandbox';

/** A profile of the sandbox, as the tree hands it to a command. */
export interface ChosenProfile {
  readonly kind: Kind;
  readonly profile: StoredProfile;
}

const isChosenProfile = (given: unknown): given is ChosenProfile =>
  typeof given === 'object' && given !== null && 'kind' in given && 'profile' in given;

/** The profile that a command was given. @throws HumanError without one */
export function profileArgument(given: unknown): ChosenProfile {
  if (isChosenProfile(given)) return given;
  throw new HumanError('Select a profile in the tree first.');
}
