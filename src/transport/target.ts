import type { Access } from '../auth/access';
import type { Account } from '../auth/account';
import type { SignedInCredential } from '../auth/credential';
import type { SignInTarget } from '../auth/sign-in-target';
import type { Environment } from '../request/environment';
import type { Credential } from './credential';

/** Where requests go, and as whom: an environment with its credential. */
export interface Target {
  readonly environment: Environment;
  readonly credential: Credential;
  /** Who is signed in, where somebody is. */
  readonly identity?: Identity;
}

export interface Identity {
  readonly signIn: SignInTarget;
  readonly account: Account;
  readonly credential: SignedInCredential;
}

/** What may be told of who sends to a target; undefined where nobody signs in. */
export function accessOf({ identity }: Target): Access | undefined {
  return identity && { signIn: identity.signIn, account: identity.account, claims: identity.credential.claims };
}
