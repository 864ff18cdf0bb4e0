import type { RememberedProfile } from '../../src/difference/remembered-profile';
import type { ProfileMemory } from '../../src/submit/update-ports';

/** What is remembered of one file's live profile, in memory. */
export class ProfileInMemory implements ProfileMemory {
  constructor(public profile?: RememberedProfile) {}

  find = () => this.profile;
  remember = (_: unknown, profile: RememberedProfile) => {
    this.profile = profile;
  };
  note = this.remember;

  /** The key of digests; another one makes what is known under it say nothing. */
  secret = 'a key of tests';

  key = () => Promise.resolve(this.secret);
}
