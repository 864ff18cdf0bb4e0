import { Auth } from '../../../../src/auth/auth';
import type { AuthPorts, DeviceCode, SecretStore, State, StoreTrouble } from '../../../../src/auth/ports';
import { customTarget, type SignInTarget } from '../../../../src/auth/sign-in-target';
import { TestBrowser } from './browser';
import { personAppId, type TestProvider } from './provider';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

type Access = 'get' | 'store' | 'delete' | 'keys';

/** The secret store of a machine, shared by its windows: asynchronous, and telling every window of every change. */
class SharedSecrets implements SecretStore {
  readonly values = new Map<string, string>();
  readonly writes: string[] = [];
  /** What fails, and in which way. */
  broken: readonly Access[] = [];
  private readonly listeners = new Set<(event: { key: string }) => unknown>();

  async get(key: string): Promise<string | undefined> {
    await soon();
    this.check('get', this.values.get(key));
    return this.values.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    await soon();
    this.check('store', value);
    this.values.set(key, value);
    this.writes.push(key);
    this.tell(key);
  }

  async delete(key: string): Promise<void> {
    await soon();
    this.check('delete', this.values.get(key));
    if (this.values.delete(key)) this.tell(key);
  }

  async keys(): Promise<string[]> {
    await soon();
    this.check('keys');
    return [...this.values.keys()];
  }

  onDidChange(listener: (event: { key: string }) => unknown) {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  get text(): string {
    return JSON.stringify([...this.values]);
  }

  /** A failure quotes what it was about: a store may be that careless. */
  private check(what: Access, value = ''): void {
    if (this.broken.includes(what)) throw new Error(`The keyring is locked: ${what} ${value}`);
  }

  private tell(key: string): void {
    for (const listener of this.listeners) listener({ key });
  }
}

/** What VS Code keeps for an extension, shared by its windows. */
export class SharedState implements State {
  readonly values = new Map<string, unknown>();

  get(key: string): unknown {
    return this.values.get(key);
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.parse(JSON.stringify(value)));
    return Promise.resolve();
  }

  keys(): string[] {
    return [...this.values.keys()];
  }
}

/** A machine: what its windows share, also over a restart. */
export class Machine {
  readonly secrets = new SharedSecrets();
  readonly state = new SharedState();
}

/** One VS Code window with a person in front of it. */
export class Window {
  readonly log: string[] = [];
  readonly troubles: StoreTrouble[] = [];
  readonly codes: DeviceCode[] = [];
  readonly opened: string[] = [];
  /** Bodies that went to the provider, and those that came back. */
  readonly wire: string[] = [];
  readonly browser: TestBrowser;
  readonly auth: Auth;
  changes = 0;
  private later: (() => Promise<void>)[] = [];

  constructor(
    readonly machine: Machine,
    readonly provider: TestProvider,
    readonly person = 'ada',
    more: Partial<AuthPorts> = {},
  ) {
    this.browser = new TestBrowser(provider.fetch, person);
    const line = (level: string) => (message: string) => void this.log.push(`${level} ${message}`);
    this.auth = new Auth({
      secrets: machine.secrets,
      state: machine.state,
      fetch: async (input, init) => {
        this.wire.push(typeof init?.body === 'string' ? init.body : '');
        const response = await provider.fetch(input, init);
        this.wire.push(await response.clone().text());
        return response;
      },
      log: { trace: line('trace'), debug: line('debug'), info: line('info'), warn: line('warn') },
      now: () => Date.now(),
      openBrowser: (url) => {
        this.opened.push(url);
        void this.browser.visit(url);
        return Promise.resolve(true);
      },
      showDeviceCode: (code) => {
        this.codes.push(code);
        void this.browser.visit(`${code.verificationUri}?user_code=${code.userCode}`);
        return Promise.resolve(true);
      },
      askAppSecret: () => Promise.resolve(undefined),
      later: (task) => this.later.push(task),
      onStoreTrouble: (trouble) => this.troubles.push(trouble),
      ...more,
    });
    this.auth.onDidChange(() => this.changes++);
  }

  /** A moment passes. */
  async settle(): Promise<void> {
    const tasks = this.later;
    this.later = [];
    for (const task of tasks) await task();
  }

  /** A sign-in that nobody cancels. */
  signIn(
    flow: 'browser' | 'device-code' | 'client-secret' | 'certificate' = 'browser',
    target = targetOf(this.provider),
  ) {
    return this.auth.signIn(target, { flow, signal: new AbortController().signal });
  }
}

/** The provider as the environment `custom` would have it. */
export function targetOf(provider: TestProvider, clientId = personAppId): SignInTarget {
  return customTarget({
    baseUrl: `${provider.issuer}/beta`,
    authority: provider.issuer,
    clientId,
    tenant: '',
    scopes: [],
  });
}
