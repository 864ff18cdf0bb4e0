import { isAccount, type Account } from './account';
import { createCredential, type Interact, type SignedInCredential } from './credential';
import type { FlowChoice } from './msal/flows';
import type { FlowId } from './msal/flow';
import type { Session } from './msal/session';
import type { AuthPorts, Host, StoreTrouble } from './ports';
import { SignInError, signInAgain } from './sign-in-error';
import type { SignInTarget } from './sign-in-target';
import { isSignInSecret, secretKeys } from './secret-entry';

/** How long a sign-in waits for a person, in milliseconds. */
const signInLimitMs = 5 * 60_000;

export interface SignInRequest {
  readonly flow: FlowId;
  readonly signal: AbortSignal;
  /** The account that has to sign in again. */
  readonly account?: Account | undefined;
  /** The claims that a service requested in a challenge, as JSON. */
  readonly claims?: string | undefined;
  /** {@link signInLimitMs} unless given. */
  readonly limitMs?: number;
}

const chosen = 'account ';

const stateKey = (target: SignInTarget) => `${chosen}${target.key}`;

/**
 * Signing in, for every environment that needs it. Light: MSAL is loaded at the first use, and what was chosen last is
 * known without it.
 */
export class Auth {
  private readonly sessions = new Map<string, Promise<Session>>();
  private readonly listeners = new Set<() => void>();
  private readonly subscriptions: { dispose(): unknown }[] = [];
  private troubled = false;

  constructor(private readonly ports: AuthPorts) {}

  /** Told when somebody signed in or out or was chosen, in any window. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  /** Who was chosen last for the target. No MSAL, no network, no promise that the sign-in still holds. */
  current(target: SignInTarget): Account | undefined {
    const kept = this.ports.state.get(stateKey(target));
    return isAccount(kept) ? kept : undefined;
  }

  /** Everybody who is signed in for the target; who was chosen gives way when gone, to the only one left. */
  async accounts(target: SignInTarget): Promise<readonly Account[]> {
    const accounts = await (await this.session(target)).accounts();
    const kept = this.current(target);
    if (!accounts.some(({ id }) => id === kept?.id)) {
      await this.select(target, accounts.length === 1 ? accounts[0] : undefined);
    }
    return accounts;
  }

  /** Uses this account from now on; none for undefined. */
  async select(target: SignInTarget, account: Account | undefined): Promise<void> {
    if (JSON.stringify(account) === JSON.stringify(this.current(target))) return;
    await this.ports.state.update(stateKey(target), account);
    this.tell();
  }

  /** The ways to sign in, those that fit the host first. */
  async flows(target: SignInTarget, host: Host): Promise<readonly FlowChoice[]> {
    return (await this.session(target)).choices(host);
  }

  /**
   * Signs in and uses that account from now on, unless it is another one than was asked for.
   *
   * @throws Cancelled; SignInError, with `reason: 'timeout'` when nobody finished it in time; HumanError
   */
  async signIn(target: SignInTarget, request: SignInRequest): Promise<Account> {
    const limit = new AbortController();
    const timer = setTimeout(() => {
      const says = 'The sign-in timed out. If the browser showed an error, it says what to change.';
      limit.abort(new SignInError('timeout', says, [signInAgain]));
    }, request.limitMs ?? signInLimitMs);
    try {
      const session = await this.session(target);
      const account = await session.signIn({ ...request, signal: AbortSignal.any([request.signal, limit.signal]) });
      // Where a certain account was asked for, another one must not take its place unnoticed.
      if (request.account === undefined || request.account.id === account.id) await this.select(target, account);
      return account;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Signs out one account, or all of them: cache and secrets are gone.
   *
   * @throws HumanError when the secret store may still hold something
   */
  async signOut(target: SignInTarget, account?: Account): Promise<void> {
    const session = await this.session(target);
    try {
      for (const one of account ? [account] : await session.accounts()) await session.signOut(one);
    } finally {
      await this.accounts(target);
    }
  }

  /** Whether somebody may be signed in for another target: of another environment, or of settings as they were. */
  async hasOtherSessions(target: SignInTarget | undefined): Promise<boolean> {
    const own = target ? Object.values(secretKeys(target)) : [];
    return (await this.kept()).some((key) => !own.includes(key));
  }

  /**
   * Signs out everybody, for every target, including those of other environments and of earlier settings.
   *
   * @throws HumanError if the secret store may still contain something; whatever it did delete is gone
   */
  async signOutEverywhere(): Promise<void> {
    const failures: unknown[] = [];
    const tried = (task: Promise<void>) => task.catch((error: unknown) => void failures.push(error));
    // Sessions in use first: they also keep tokens in memory.
    for (const opening of [...this.sessions.values()]) {
      const session = await opening;
      for (const account of await session.accounts()) await tried(session.signOut(account));
    }
    for (const key of await this.kept()) await tried(this.forget(key));
    for (const key of this.ports.state.keys().filter((one) => one.startsWith(chosen))) {
      await this.ports.state.update(key, undefined);
    }
    this.tell();
    if (failures.length > 0) throw failures[0];
  }

  /**
   * A credential for one account. Its token comes from the cache or a silent refresh. If that is refused, `interact` may
   * choose to sign in again, as the same account. It isn't called for an app, because no person can sign in for one.
   */
  credential(target: SignInTarget, account: Account, interact?: Interact): SignedInCredential {
    return createCredential(account, {
      token: async (signal, claims) => (await this.session(target)).token(account, signal, claims),
      signIn: (flow, signal, claims) => this.signIn(target, { flow, signal, account, claims }),
      interact: account.kind === 'app' ? undefined : interact,
    });
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
    this.listeners.clear();
  }

  /** Names of all sign-in secrets in the store; none if the store fails. */
  private async kept(): Promise<readonly string[]> {
    const keys = await Promise.resolve(this.ports.secrets.keys()).catch(() => []);
    return keys.filter(isSignInSecret);
  }

  private async forget(key: string): Promise<void> {
    const { SecretEntry } = await import('./secret-entry');
    const entry = new SecretEntry(key, { ...this.ports, trouble: (trouble) => this.sayTrouble(trouble) });
    await entry.read();
    await entry.forget();
  }

  private session(target: SignInTarget): Promise<Session> {
    const open = this.sessions.get(target.key);
    if (open) return open;
    const session = this.open(target);
    this.sessions.set(target.key, session);
    session.catch(() => this.sessions.delete(target.key));
    return session;
  }

  private async open(target: SignInTarget): Promise<Session> {
    const { Session } = await import('./msal/session');
    const session = new Session(target, this.ports, (trouble) => {
      this.sayTrouble(trouble);
    });
    this.subscriptions.push(
      session.onForeignChange(() => {
        this.tell();
      }),
    );
    return session;
  }

  private sayTrouble(trouble: StoreTrouble): void {
    if (this.troubled) return;
    this.troubled = true;
    this.ports.onStoreTrouble(trouble);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
