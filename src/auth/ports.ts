import type { AppSecretKind, AppSecret } from './app-secret';

/** The part of VS Code's `SecretStorage` that is used. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  keys(): PromiseLike<readonly string[]>;
  /** Also fires for changes of other windows, and for one's own. */
  onDidChange(listener: (event: { readonly key: string }) => unknown): { dispose(): unknown };
}

/** The part of VS Code's `Memento` that is used: who was chosen, never a secret. */
export interface State {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
  keys(): readonly string[];
}

/** The part of VS Code's `LogOutputChannel` that is used. */
export type AuthLog = Readonly<Record<'trace' | 'debug' | 'info' | 'warn', (message: string) => void>>;

/** A code that a person types in a browser, on any machine. */
export interface DeviceCode {
  readonly userCode: string;
  /** https only. */
  readonly verificationUri: string;
}

/** Why the secret store cannot be relied on: it failed, or it lost what it was given. */
export type StoreTrouble = 'failed' | 'forgot';

/** Does something a moment later, when every other window has surely finished what it was writing. */
export type Later = (task: () => Promise<void>) => void;

/** Everything that signing in needs from outside. */
export interface AuthPorts {
  readonly secrets: SecretStore;
  readonly state: State;
  /** Looked up at each call: VS Code replaces the global one. */
  readonly fetch: typeof globalThis.fetch;
  readonly log: AuthLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** `env.openExternal`: false when the person did not want it, or nothing opened. */
  readonly openBrowser: (url: string) => PromiseLike<boolean>;
  /**
   * Shows a code with “Copy & Open”; false ends the sign-in. It need not wait for the browser: the signal fires when the
   * sign-in is over, one way or another.
   */
  readonly showDeviceCode: (code: DeviceCode, signal: AbortSignal) => PromiseLike<boolean>;
  /** Asks for the secret or certificate of an app; undefined when the person gives none, or the signal fires. */
  readonly askAppSecret: (kind: AppSecretKind, signal: AbortSignal) => PromiseLike<AppSecret | undefined>;
  /** A quarter of a second later, unless given. */
  readonly later?: Later;
  /** Called at most once: signing in goes on, but only until VS Code ends. */
  readonly onStoreTrouble: (trouble: StoreTrouble) => void;
}

/** Where the extension runs: on another machine than the person's; in front of a window that is a page in a browser. */
export interface Host {
  readonly remote: boolean;
  readonly web: boolean;
}
