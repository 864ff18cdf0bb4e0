import { HumanError, type ErrorAction } from '../errors';

/** Why a sign-in or a silent refresh failed, as far as callers can act on it. */
export type SignInReason =
  /** The person must sign in again: the session ended or was revoked, conditional access, a claims challenge. */
  | 'sign-in-again'
  /** Somebody must consent, or the scope doesn't exist. */
  | 'consent'
  /** This way of signing in is blocked; another one may work. */
  | 'flow-barred'
  /** Client id, tenant, redirect URI or another part of the app registration is wrong. */
  | 'registration'
  /** The app's secret or certificate was refused. */
  | 'app-secret'
  /** The provider can't be reached, or has a problem. */
  | 'provider'
  /** This machine's clock is wrong. */
  | 'clock'
  /** The person or an administrator's policy denied it. */
  | 'declined'
  | 'timeout'
  | 'other';

const signInBrand = Symbol.for('secprofile.SignInError');

/** A failed sign-in, with a sentence for people and a reason for code. Check with {@link SignInError.is}: see `HumanError`. */
export class SignInError extends HumanError {
  override readonly name = 'SignInError';
  readonly [signInBrand] = true;

  constructor(
    readonly reason: SignInReason,
    message: string,
    actions: readonly ErrorAction[] = [],
  ) {
    super(message, actions);
    this.name = 'SignInError';
  }

  static override is(error: unknown): error is SignInError {
    return typeof error === 'object' && error !== null && signInBrand in error;
  }
}

/** Whether a new sign-in can fix the error. */
export function askToSignInAgain(reason: SignInReason, name: string): string {
  const why =
    reason === 'consent'
      ? 'the app lacks consent, or asks for a permission that doesn’t exist.'
      : 'the session has ended, or the service requires a newer or stronger sign-in.';
  return `${name} must sign in again: ${why}`;
}

export const signInAgain: ErrorAction = { action: 'signIn' };
export const showLog: ErrorAction = { action: 'showLog' };
