/** One thing a person can choose in answer to a {@link HumanError}: a button's label and the command behind it. */
export interface ErrorAction {
  readonly label: string;
  /** A command id of this extension or of VS Code, never text that came from a server. */
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

const humanBrand = Symbol.for('secprofile.HumanError');
const cancelledBrand = Symbol.for('secprofile.Cancelled');

const isBranded = (error: unknown, brand: symbol) => typeof error === 'object' && error !== null && brand in error;

/**
 * A failure said in a sentence for the person: what is wrong, where, what to do. Shown as it is, without a stack.
 *
 * Each lazily loaded bundle carries its own copy of this class, so `instanceof` would miss errors of another bundle:
 * ask {@link HumanError.is}.
 */
export class HumanError extends Error {
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

/** The person changed their mind. Never shown, never logged as a failure. */
export class Cancelled extends Error {
  readonly [cancelledBrand] = true;

  constructor() {
    super('Cancelled');
    this.name = 'Cancelled';
  }

  static is(error: unknown): error is Cancelled {
    return isBranded(error, cancelledBrand);
  }
}
