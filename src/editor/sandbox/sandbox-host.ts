import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import type { Sandbox } from '../../sandbox/start-sandbox';
import type { Credential } from '../../transport/credential';
import { Disposables } from '../host/disposables';
import type { Target } from '../../transport/target';
import { sandboxPort } from '../settings/settings';

/** The sandbox as an environment, with its own token. */
interface SandboxTarget extends Target {
  readonly credential: Extract<Credential, { kind: 'sandbox' }>;
}

/** Where the sandbox of one window is, for the other windows. */
interface Endpoint {
  readonly url: string;
  readonly token: string;
}

const endpointKey = 'sandbox';

/** Reads back what was kept; undefined for anything else. The parser's own error would quote it, token included. */
function endpointOf(text: string): Endpoint | undefined {
  try {
    return JSON.parse(text) as Endpoint;
  } catch {
    return undefined;
  }
}

const inAnotherWindow =
  'Another VS Code window is using the sandbox. Send from that window, or close it and try again.';

/**
 * The sandbox inside the extension host: loaded and started at its first use, ended with the window. One window at a
 * time has the folder; the others talk to that window's sandbox, whose address and token they find in SecretStorage.
 */
export class SandboxHost {
  private readonly subscriptions = new Disposables();
  private readonly changed = this.subscriptions.add(new vscode.EventEmitter<void>());
  private starting: Promise<Sandbox> | undefined;

  /** Fires when the sandbox starts, when a profile changes and when a failure is armed or disarmed. */
  readonly onDidChange = this.changed.event;

  /** This window's sandbox while it runs. */
  running: Sandbox | undefined;

  constructor(
    private readonly storage: vscode.Uri,
    private readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>,
    private readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn' | 'error'>,
  ) {}

  /**
   * This window's own sandbox.
   *
   * @throws HumanError when it cannot start: folder in use by another window or not writable
   */
  start(): Promise<Sandbox> {
    this.starting ??= this.load().catch((error: unknown) => {
      this.starting = undefined;
      throw error;
    });
    return this.starting;
  }

  /** Where requests to the sandbox go, and with which token. */
  async target(): Promise<SandboxTarget> {
    const { url, token } = await this.endpoint();
    return {
      environment: { name: 'sandbox', label: 'sandbox', base: url },
      credential: { kind: 'sandbox', token },
    };
  }

  private async endpoint(): Promise<Endpoint> {
    try {
      return await this.start();
    } catch (error) {
      const { FolderInUse } = await import('../../sandbox/start-sandbox');
      if (!FolderInUse.is(error)) throw error;
      const other = await this.otherWindow();
      if (other) return other;
      throw new HumanError(inAnotherWindow, [], { cause: error });
    }
  }

  /** The sandbox of another window, if it still answers. */
  private async otherWindow(): Promise<Endpoint | undefined> {
    const text = await this.secrets.get(endpointKey);
    if (text === undefined) return undefined;
    const endpoint = endpointOf(text);
    if (!endpoint) return undefined;
    const answer = await fetch(new URL('/healthz', endpoint.url)).catch(() => undefined);
    return answer?.ok ? endpoint : undefined;
  }

  private async load(): Promise<Sandbox> {
    const { bundledCatalog } = await import('../../catalog/bundled-catalog');
    const { startSandbox } = await import('../../sandbox/start-sandbox');
    const sandbox = await startSandbox({
      catalog: bundledCatalog,
      dataDir: vscode.Uri.joinPath(this.storage, 'sandbox').fsPath,
      port: sandboxPort(),
      log: { warn: (sentence) => this.log.warn(sentence), error: (error) => this.log.error(String(error)) },
    });
    this.running = sandbox;
    for (const source of [sandbox, sandbox.faults]) {
      this.subscriptions.add({ dispose: source.onDidChange(() => this.changed.fire()) });
    }
    this.changed.fire();
    this.log.info(`Sandbox listens at ${sandbox.url}`);
    const endpoint: Endpoint = { url: sandbox.url, token: sandbox.token };
    // Some machines have no keyring: then this window works, and others say that the folder is in use. The error's text
    // stays unsaid: it may quote what was to be kept.
    await Promise.resolve(this.secrets.store(endpointKey, JSON.stringify(endpoint))).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'unknown';
      this.log.warn(`SecretStorage takes nothing; other windows cannot share the sandbox: ${name}`);
    });
    return sandbox;
  }

  /** Ends the sandbox and whatever listens to it: what was acknowledged is on disk. */
  async stop(): Promise<void> {
    const sandbox = await this.starting?.catch(() => undefined);
    this.starting = undefined;
    this.running = undefined;
    this.subscriptions.dispose();
    await sandbox?.stop();
  }
}
