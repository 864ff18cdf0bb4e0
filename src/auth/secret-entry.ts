import { HumanError } from '../errors';
import type { AuthLog, SecretStore, State, StoreTrouble } from './ports';
import type { SignInTarget } from './sign-in-target';

/** Where the secrets of a target are kept. An account may have several tenants; an app authenticates to one. */
export function secretKeys({ authority, clientId, tenant }: SignInTarget): Readonly<Record<'people' | 'app', string>> {
  const { host } = new URL(authority);
  return { people: `msal ${host} ${clientId}`, app: `app ${host} ${tenant} ${clientId}` };
}

/** Whether a secret of the extension is one of a sign-in. */
export const isSignInSecret = (key: string): boolean => /^(msal|app) /.test(key);

export interface SecretEntryPorts {
  readonly secrets: Omit<SecretStore, 'keys'>;
  /** Remembers that something was stored, to notice when the store has lost it. */
  readonly state: Pick<State, 'get' | 'update'>;
  readonly log: AuthLog;
  readonly trouble: (trouble: StoreTrouble) => void;
}

/**
 * One secret in the store. A store that failed isn't used again: the secret is kept in memory until VS Code ends, and the
 * person is told once.
 */
export class SecretEntry {
  private memory: string | undefined;
  private failed = false;
  private asked = false;
  /** Whether the store ever had something from us, as far as we know. */
  private held = false;
  private writes = 0;
  private readonly marker: string;

  constructor(
    private readonly key: string,
    private readonly ports: SecretEntryPorts,
  ) {
    this.marker = `stored ${key}`;
  }

  /** Counts this window's writes and deletions, so that a delayed one can tell whether it's still needed. */
  get revision(): number {
    return this.writes;
  }

  /** The stored text; undefined if there is none. */
  async read(): Promise<string | undefined> {
    const { secrets } = this.ports;
    const value = await this.attempt('read', () => secrets.get(this.key));
    if (this.failed) return this.memory;
    if (!this.asked && value === undefined && this.ports.state.get(this.marker) === true) this.lost();
    this.asked = true;
    this.held ||= value !== undefined;
    return (this.memory = value);
  }

  /** Stores the text, at least in memory. */
  async write(text: string): Promise<void> {
    this.memory = text;
    this.writes += 1;
    await this.attempt('write', () => this.ports.secrets.store(this.key, text));
    if (this.failed) return;
    this.held = true;
    await this.mark(true);
  }

  /**
   * Deletes it.
   *
   * @throws HumanError if the store may still contain it
   */
  async forget(): Promise<void> {
    this.memory = undefined;
    this.writes += 1;
    await this.mark(undefined);
    try {
      await this.ports.secrets.delete(this.key);
      this.held = false;
    } catch {
      if (!this.held) return;
      throw new HumanError(
        'You are signed out, but the secret storage didn’t delete your tokens. Remove the VS Code entry from the system’s keychain.',
      );
    }
  }

  /** Calls the listener when another window changes the stored text. */
  onForeignChange(listener: () => void): { dispose(): unknown } {
    return this.ports.secrets.onDidChange(({ key }) => {
      if (key !== this.key || this.failed) return;
      const known = this.memory;
      void this.read().then((text) => {
        if (text !== known) listener();
      });
    });
  }

  private async attempt<T>(what: string, act: () => PromiseLike<T>): Promise<T | undefined> {
    if (this.failed) return undefined;
    try {
      return await act();
    } catch (error) {
      this.failed = true;
      this.ports.log.warn(`The secret store failed to ${what}: ${error instanceof Error ? error.name : 'unknown'}`);
      this.ports.trouble('failed');
      return undefined;
    }
  }

  private lost(): void {
    this.ports.trouble('forgot');
    void this.mark(undefined);
  }

  private async mark(value: true | undefined): Promise<void> {
    if (this.ports.state.get(this.marker) !== value) await this.ports.state.update(this.marker, value);
  }
}
