import type { KindId } from './kinds';

/** What a person who chooses a kind reads about it. */
interface KindWords {
  /** What a profile of the kind describes. */
  readonly purpose: string;
  /** What identifies a profile of the kind, as the label of an input box. */
  readonly nameLabel: string;
}

export const kindWords: Readonly<Record<KindId, KindWords>> = {
  host: {
    purpose: 'A computer: its operating system, its network cards, and who signed in to it.',
    nameLabel: 'Fully qualified domain name',
  },
  domain: {
    purpose: 'A domain name: its reputation, its registrant, and where it was seen.',
    nameLabel: 'Domain name',
  },
  user: {
    purpose: 'A person: the sign-in name, the risk, and the accounts in services.',
    nameLabel: 'User principal name',
  },
  ip: {
    purpose: 'An IP address: its reputation, its network, and its location.',
    nameLabel: 'IP address',
  },
  file: {
    purpose: 'A file: its names, its hashes, and the malware found in it.',
    nameLabel: 'File name or hash',
  },
  cloudapp: {
    purpose: 'A cloud app: its publisher, its permissions, and the policy that applies to it.',
    nameLabel: 'App name',
  },
};
