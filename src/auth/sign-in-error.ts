import { HumanError, type ErrorAction } from '../errors';

/** Why a sign-in or a silent token failed, as far as the caller may want to act on it. */
export type SignInReason =
  /** The person has to sign in again: ended, revoked, conditional access, claims. */
  | 'sign-in-again'
  /** Somebody has to consent, or the scope does not exist. */
  | 'consent'
  /** This way of signing in is barred; another one may work. */
  | 'flow-barred'
  /** Client id, tenant, redirect URI or another part of the app registration is wrong. */
  | 'registration'
  /** The app's secret or certificate was refused. */
  | 'app-secret'
  /** The provider cannot be reached, or is in trouble. */
  | 'provider'
  /** This machine's clock is wrong. */
  | 'clock'
  /** The person, or an administrator's rule, said no. */
  | 'declined'
  | 'timeout'
  | 'other';

const signInBrand = Symbol.for('secprofile.SignInError');

/** A sign-in that failed, said in a sentence, with a reason for code. Ask {@link SignInError.is}: see `HumanError`. */
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

/** What to ask before somebody signs in again: true for each {@link SignInReason} that a sign-in can mend. */
export function askToSignInAgain(reason: SignInReason, name: string): string {
  const why =
    reason === 'consent'
      ? 'the app lacks consent, or asks for a permission that doesn’t exist.'
      : 'the session has ended, or the service requires a newer or stronger sign-in.';
  return `${name} must sign in again: ${why}`;
}

export const signInAgain: ErrorAction = { action: 'signIn' };
export const showLog: ErrorAction = { action: 'showLog' };
