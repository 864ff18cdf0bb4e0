import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import type { Environment } from '../../request/environment';
import type { Sandbox } from '../../sandbox/start-sandbox';
import type { Credential } from '../../transport/credential';
import { sandboxPort } from '../settings/settings';

/** The sandbox as an environment, with its own token. */
export interface SandboxTarget {
  readonly environment: Environment;
  readonly credential: Extract<Credential, { kind: 'sandbox' }>;
}

/** How other windows reach the sandbox that one window runs. */
interface Door {
  readonly url: string;
  readonly token: string;
}

const doorKey = 'sandbox';

/** Reads back what was kept; undefined for anything else. The parser's own error would quote it, token and all. */
function doorOf(text: string): Door | undefined {
  try {
    return JSON.parse(text) as Door;
  } catch {
    return undefined;
  }
}

const inAnotherWindow =
  'The sandbox is open in another VS Code window, and its address cannot be had through this machine’s secret storage. Send from that window, or close it.';

/**
 * The sandbox inside the extension host: loaded and started at its first use, ended with the window. One window at a
 * time has the folder; the others talk to that window's sandbox, whose address and token they find in SecretStorage.
 */
export class SandboxHost {
  private starting: Promise<Sandbox> | undefined;
  private readonly changed = new vscode.EventEmitter<void>();

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

  /** Where Add and Update go, and with which token. */
  async target(): Promise<SandboxTarget> {
    const { url, token } = await this.door();
    return {
      environment: { name: 'sandbox', label: 'sandbox', base: url },
      credential: { kind: 'sandbox', token },
    };
  }

  private async door(): Promise<Door> {
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
  private async otherWindow(): Promise<Door | undefined> {
    const text = await this.secrets.get(doorKey);
    if (text === undefined) return undefined;
    const door = doorOf(text);
    if (!door) return undefined;
    const answer = await fetch(new URL('/healthz', door.url)).catch(() => undefined);
    return answer?.ok ? door : undefined;
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
    sandbox.onDidChange(() => this.changed.fire());
    sandbox.faults.onDidChange(() => this.changed.fire());
    this.changed.fire();
    this.log.info(`Sandbox listens at ${sandbox.url}`);
    const door: Door = { url: sandbox.url, token: sandbox.token };
    // Some machines have no keyring: then this window works, and others say that the folder is in use. The error's text
    // stays unsaid: it may quote what was to be kept.
    await Promise.resolve(this.secrets.store(doorKey, JSON.stringify(door))).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'unknown';
      this.log.warn(`SecretStorage takes nothing; other windows cannot share the sandbox: ${name}`);
    });
    return sandbox;
  }

  async stop(): Promise<void> {
    const sandbox = await this.starting?.catch(() => undefined);
    this.starting = undefined;
    this.running = undefined;
    await sandbox?.stop();
  }
}
