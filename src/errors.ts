/** What a person can do about a {@link HumanError}: just a name, for which the editor has a button and a command. */
export type ErrorAction =
  | { readonly action: 'signIn'; readonly flow?: 'browser' | 'device-code' }
  /** The setting's name without `securityProfiles.`. */
  | { readonly action: 'openSetting'; readonly setting: string }
  | { readonly action: 'selectEnvironment' }
  | { readonly action: 'manageTrust' }
  | { readonly action: 'newPayload' }
  /** URI of the payload. */
  | { readonly action: 'validate'; readonly uri: string }
  | { readonly action: 'updateAgain'; readonly uri: string }
  | { readonly action: 'sendWholePayload'; readonly uri: string }
  | { readonly action: 'forgetId'; readonly uri: string }
  /** Another window has the sandbox; this one asks for it. */
  | { readonly action: 'takeSandbox' }
  | { readonly action: 'showLog' };

const humanBrand = Symbol.for('secprofile.HumanError');
const cancelledBrand = Symbol.for('secprofile.Cancelled');

const isBranded = (error: unknown, brand: symbol) => typeof error === 'object' && error !== null && brand in error;

/**
 * A failure with a message for the person: what is wrong, where, and what to do. Shown as it is, without a stack.
 *
 * Lazily loaded bundles may have their own copy of this class, so `instanceof` would miss another bundle's errors: use
 * {@link HumanError.is}.
 */
export class HumanError extends Error {
  override readonly name: string = 'HumanError';
  readonly [humanBrand] = true;

  constructor(
    message: string,
    readonly actions: readonly ErrorAction[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'HumanError';
  }

  static is(error: unknown): error is HumanError {
    return isBranded(error, humanBrand);
  }
}

/** The person canceled. Never shown, and never logged as a failure. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  readonly [cancelledBrand] = true;

  constructor() {
    super('Cancelled');
    this.name = 'Cancelled';
  }

  static is(error: unknown): error is Cancelled {
    return isBranded(error, cancelledBrand);
  }
}

/** What a person, a program or a model is told where nothing went out because somebody canceled. */
export const nothingSent = 'Canceled. Nothing was sent.';
