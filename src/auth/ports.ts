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

/** Does something a moment later, when all other windows have finished writing. */
export type Later = (task: () => Promise<void>) => void;

/** What signing in needs from outside. */
export interface AuthPorts {
  readonly secrets: SecretStore;
  readonly state: State;
  /** Looked up at each call: VS Code replaces the global one. */
  readonly fetch: typeof globalThis.fetch;
  readonly log: AuthLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** `env.openExternal`: false if the person declined, or nothing opened. */
  readonly openBrowser: (url: string) => PromiseLike<boolean>;
  /**
   * Shows a code with “Copy & Open”; false ends the sign-in. It needn't wait for the browser: the signal fires when the
   * sign-in is over, however it ends.
   */
  readonly showDeviceCode: (code: DeviceCode, signal: AbortSignal) => PromiseLike<boolean>;
  /** Asks for the secret or certificate of an app; undefined if the person cancels, or the signal fires. */
  readonly askAppSecret: (kind: AppSecretKind, signal: AbortSignal) => PromiseLike<AppSecret | undefined>;
  /** The default delay is a quarter of a second. */
  readonly later?: Later;
  /** Called at most once: sign-ins still work, but last only until VS Code ends. */
  readonly onStoreTrouble: (trouble: StoreTrouble) => void;
}

/** Where the extension runs: on a machine other than the person's; with a window that is a page in a browser. */
export interface Host {
  readonly remote: boolean;
  readonly web: boolean;
}
