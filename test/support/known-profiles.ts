import type { Known } from '../../src/difference/known';
import type { KnownProfiles } from '../../src/submit/update-ports';

/** What is known of one file's live profile, in memory. */
export class KnownInMemory implements KnownProfiles {
  constructor(public known?: Known) {}

  find = () => this.known;
  remember = (_: unknown, known: Known) => {
    this.known = known;
  };
  key = () => Promise.resolve('a key of tests');
}
