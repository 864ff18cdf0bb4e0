import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { Cancelled } from '../errors';
import { orAborted } from './abortable';
import type { Account } from './account';
import type { FlowId } from './msal/flow';
import { SignInError, type SignInReason } from './sign-in-error';
import { tokenClaims, type TokenClaims } from './token-claims';

/**
 * Called if a token can't be had silently: says how to sign in again, or undefined not to. Never called twice for one token.
 */
export type Interact = (reason: SignInReason, account: Account) => PromiseLike<FlowId | undefined>;

/** A credential of somebody who is signed in. */
export interface SignedInCredential extends TokenCredential {
  /** What its newest token contains; undefined before the first one, and for one that can't be read. */
  readonly claims: TokenClaims | undefined;
}

export interface CredentialPorts {
  readonly token: (signal: AbortSignal, claims?: string) => Promise<AccessToken>;
  readonly signIn: (flow: FlowId, signal: AbortSignal, claims?: string) => Promise<Account>;
  readonly interact: Interact | undefined;
}

/** What a new sign-in can fix. */
const solvable: readonly SignInReason[] = ['sign-in-again', 'consent'];

const otherAccount = (got: Account, wanted: Account) =>
  new SignInError(
    'sign-in-again',
    `You signed in as ${got.name}, but this request is for ${wanted.name}, so nothing was sent. Select the account, then send again.`,
  );

/**
 * A credential of one account for Azure's clients. Its scopes are those of the account's target, whatever is requested.
 *
 * Its `getToken` throws SignInError, HumanError, Cancelled.
 */
export function createCredential(account: Account, { token, signIn, interact }: CredentialPorts): SignedInCredential {
  let claims: TokenClaims | undefined;
  const remember = (got: AccessToken) => {
    claims = tokenClaims(got.token);
    return got;
  };
  return {
    get claims() {
      return claims;
    },
    async getToken(_scopes, options = {}) {
      const signal = (options.abortSignal as AbortSignal | undefined) ?? new AbortController().signal;
      try {
        return remember(await token(signal, options.claims));
      } catch (error) {
        if (!interact || !SignInError.is(error) || !solvable.includes(error.reason)) throw error;
        const flow = await orAborted(interact(error.reason, account), signal).catch((reason: unknown) => {
          throw signal.aborted ? new Cancelled() : reason;
        });
        if (flow === undefined) throw error;
        const again = await signIn(flow, signal, options.claims);
        if (again.id !== account.id) throw otherAccount(again, account);
        return remember(await token(signal));
      }
    },
  };
}
