import type { AccessToken } from '@azure/core-auth';
import type { AccountInfo } from '@azure/msal-node';
import { orAborted } from '../abortable';
import { appAccountId, type Account } from '../account';
import type { AuthPorts, Host, StoreTrouble } from '../ports';
import { Queue } from '../queue';
import { SignInError, signInAgain } from '../sign-in-error';
import type { SignInTarget } from '../sign-in-target';
import { tokenClaims } from '../token-claims';
import { SecretEntry, secretKeys } from '../secret-entry';
import { AppIdentity } from './app-identity';
import { appOnly, personApp, type PersonApp } from './client-apps';
import { abortedBy, explainError } from './explain-error';
import { flowChoices, flows, type FlowChoice } from './flows';
import type { FlowContext, FlowId } from './flow';
import { NetworkClient, type Exchange } from './network-client';
import { silentToken } from './silent-token';

export interface SignInOptions {
  readonly flow: FlowId;
  readonly signal: AbortSignal;
  /** Who shall sign in, when it is to be the same again. */
  readonly account?: Account | undefined;
  /** What a service asked for in a challenge, as JSON. */
  readonly claims?: string | undefined;
}

/**
 * MSAL for one target: the only place that talks to it. One call at a time; a sign-in that waits for a person queues only
 * its accesses to the cache, so that nobody else waits for that person.
 */
export class Session {
  private readonly queue = new Queue();
  private readonly network: NetworkClient;
  private readonly entries: { readonly people: SecretEntry; readonly app: SecretEntry };
  private readonly app: AppIdentity;
  private readonly silent: PersonApp;

  constructor(
    private readonly target: SignInTarget,
    private readonly ports: AuthPorts,
    trouble: (trouble: StoreTrouble) => void,
  ) {
    const keys = secretKeys(target);
    const entry = (key: string) => new SecretEntry(key, { ...ports, trouble });
    this.entries = { people: entry(keys.people), app: entry(keys.app) };
    this.network = new NetworkClient(ports.fetch, ports.now, target.protocol);
    this.silent = personApp(target, this.network, ports, this.entries.people);
    this.app = new AppIdentity(target, this.entries.app, (secret) => appOnly(target, this.network, ports, secret));
  }

  /** The ways to sign in, for this host. */
  choices(host: Host): readonly FlowChoice[] {
    return flowChoices(host);
  }

  /** Told when another window signed in or out. */
  onForeignChange(listener: () => void): { dispose(): void } {
    const subscriptions = Object.values(this.entries).map((entry) => entry.onForeignChange(listener));
    return {
      dispose() {
        for (const one of subscriptions) one.dispose();
      },
    };
  }

  /** Everybody who is signed in, as the store has it now. No network. */
  accounts(): Promise<readonly Account[]> {
    return this.queue.run(async () => {
      const people = (await this.people()).map((info) => this.accountOf(info));
      const app = await this.app.account();
      return app ? [...people, app] : people;
    });
  }

  /** @throws SignInError, HumanError, Cancelled */
  async signIn({ flow: id, signal, account, claims }: SignInOptions): Promise<Account> {
    const flow = flows.find((one) => one.id === id);
    if (!flow) throw new RangeError(`No flow ${id}`);
    const { target, ports } = this;
    const network = new NetworkClient(ports.fetch, ports.now, target.protocol);
    const context: FlowContext = {
      target,
      ports,
      signal,
      account,
      claims,
      person: () => personApp(target, network, ports, this.entries.people, this.queue).msal,
      app: (secret) => appOnly(target, network, ports, secret),
    };
    const exchange = network.begin(signal);
    const { result, keep } = await this.explained(exchange, () => orAborted(flow.run(context), signal));
    if (keep) return this.queue.run(() => this.app.keep(keep, result));
    if (!result.account) throw new SignInError('other', 'The provider didn’t say who signed in.');
    return this.accountOf(result.account, tokenClaims(result.accessToken)?.tenantId);
  }

  /**
   * Account, tokens and secrets of it are gone afterwards, from memory and from the store.
   *
   * @throws HumanError when the store may still hold them
   */
  signOut({ id }: Pick<Account, 'id'>): Promise<void> {
    return this.queue.run(async () => {
      if (id === appAccountId) return this.app.forget();
      const info = (await this.people()).find((one) => one.homeAccountId === id);
      if (info) await this.silent.msal.getTokenCache().removeAccount(info);
      this.silent.msal.clearCache();
    });
  }

  /**
   * A token of a signed-in account, from the cache or refreshed, without the person.
   *
   * @param claims what a service asked for in a challenge, as JSON
   * @throws SignInError, HumanError, Cancelled
   */
  async token({ id }: Pick<Account, 'id'>, signal: AbortSignal, claims?: string): Promise<AccessToken> {
    // The queue is held until MSAL itself has ended; the caller does not wait for that.
    const task = this.queue.run(() =>
      this.explained(this.network.begin(signal), async () => {
        signal.throwIfAborted();
        return id === appAccountId ? this.app.token(claims) : this.personToken(id, claims);
      }),
    );
    const result = await orAborted(task, signal).catch((error: unknown) => {
      throw signal.aborted ? abortedBy(signal) : error;
    });
    const expiresOnTimestamp = result.expiresOn?.getTime() ?? this.ports.now();
    return { token: result.accessToken, expiresOnTimestamp, tokenType: 'Bearer' };
  }

  private async personToken(id: string, claims: string | undefined) {
    const info = (await this.people()).find((one) => one.homeAccountId === id);
    if (!info) throw new SignInError('sign-in-again', 'This account is signed out. Sign in again.', [signInAgain]);
    return silentToken(this.silent, info, this.target.scopes, claims);
  }

  /** MSAL's accounts as the store has them now: what another window did is seen. */
  private people(): Promise<AccountInfo[]> {
    this.silent.msal.clearCache();
    return this.silent.msal.getAllAccounts();
  }

  private accountOf(info: AccountInfo, tenantOfToken?: string): Account {
    const { tenant } = this.target;
    const ofTarget = info.tenantProfiles?.has(tenant) === true ? tenant : undefined;
    return {
      id: info.homeAccountId,
      kind: 'person',
      name: info.username || info.name || info.localAccountId,
      tenantId: tenantOfToken ?? ofTarget ?? (info.tenantId || (info.idTokenClaims?.tid ?? '')),
    };
  }

  private async explained<T>(exchange: Exchange, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw explainError(error, exchange, this.target, this.ports.log);
    }
  }
}
