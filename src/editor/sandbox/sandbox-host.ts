import * as vscode from 'vscode';
import { HumanError } from '../../errors';
import type { KeptProfiles } from '../../sandbox/read-kept';
import type { ProfileReader } from '../../sandbox/sandbox';
import type { FolderInUse, Sandbox } from '../../sandbox/start-sandbox';
import type { Credential } from '../../transport/credential';
import type { Target } from '../../transport/target';
import { Disposables } from '../host/disposables';
import { sandboxPort } from '../settings/settings';
import { SharedEndpoint, type Endpoint } from './shared-endpoint';

/** The sandbox as an environment, with its own token. */
interface SandboxTarget extends Target {
  readonly credential: Extract<Credential, { kind: 'loopback' }>;
}

/** What the sandbox takes of VS Code. */
export interface SandboxPorts {
  /** The extension's folder for all windows. */
  readonly storage: vscode.Uri;
  readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>;
  /** Of the workspace: it keeps its port, so that copied requests stay good. */
  readonly state: Pick<vscode.Memento, 'get' | 'update'>;
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn' | 'error'>;
}

const portKey = 'sandboxPort';

const inAnotherWindow =
  'Another VS Code window is using the sandbox. Send from that window, or close it and try again.';

/**
 * The sandbox inside the extension host: loaded and started at its first use, ended with the window. One window at a
 * time has the folder; the others talk to that window's sandbox, or ask for it.
 */
export class SandboxHost {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly shared: SharedEndpoint;
  private whileRunning = new Disposables();
  private starting: Promise<Sandbox> | undefined;
  private kept: KeptProfiles | undefined;
  private reading: Promise<KeptProfiles | undefined> | undefined;
  /** Why the last start came to nothing. */
  private inUse: FolderInUse | undefined;

  /** Fires when the sandbox starts or ends, when a profile changes and when a failure is armed or disarmed. */
  readonly onDidChange = this.changed.event;

  /** This window's sandbox while it runs. */
  running: Sandbox | undefined;

  constructor(private readonly ports: SandboxPorts) {
    this.shared = new SharedEndpoint(ports.secrets, ports.log);
  }

  /**
   * This window's own sandbox.
   *
   * @throws HumanError when it cannot start: another window has it, the folder cannot be written, the port is taken
   */
  async start(): Promise<Sandbox> {
    const sandbox = await this.tryStart();
    if (sandbox) return sandbox;
    throw new HumanError(inAnotherWindow, [{ action: 'takeSandbox' }]);
  }

  /** Where requests to the sandbox go, and with which token. @throws HumanError when there is none to be had */
  async target(): Promise<SandboxTarget> {
    const { url, token } = await this.endpoint();
    return {
      environment: { name: 'sandbox', label: 'sandbox', base: url },
      credential: { kind: 'loopback', token },
    };
  }

  /** What the sandbox keeps, wherever it runs, if at all: nothing is started for it. */
  async profiles(): Promise<ProfileReader | undefined> {
    if (this.running) return this.running;
    const { folder } = this;
    try {
      await vscode.workspace.fs.stat(vscode.Uri.file(folder));
    } catch {
      return undefined;
    }
    const { readKept } = await import('../../sandbox/read-kept');
    try {
      // What is being read now may be older than the change that the caller asks for.
      await this.reading?.catch(() => undefined);
      this.reading ??= readKept(folder, this.kept).finally(() => (this.reading = undefined));
      return (this.kept = await this.reading);
    } catch (error) {
      this.ports.log.warn(`The sandbox’s data can’t be read: ${String(error)}`);
      return undefined;
    }
  }

  /**
   * Starts the sandbox in this window; the window that has it lets go of it.
   *
   * @param isGone asks the person whether a holder has ended that can't be asked; `holder` is its name, where it is known
   * @throws HumanError where the other window does not let go, and what `isGone` throws
   */
  async take(isGone: (holder: string | undefined) => Promise<boolean>): Promise<void> {
    const { freeFolder, notReleased, requestFolder } = await import('../../sandbox/handover');
    if (await this.tryStart()) return;
    const { isRunning = true, holder } = this.inUse ?? {};
    if (isRunning && (await requestFolder(this.folder, () => this.tryStart()))) return;
    if (!isRunning && (await isGone(holder)) && (await freeFolder(this.folder)) && (await this.tryStart())) return;
    throw notReleased(this.folder);
  }

  /** Ends the sandbox and whatever listens to it: what was acknowledged is on disk. */
  async stop(): Promise<void> {
    this.changed.dispose();
    await this.release();
  }

  /** Ends this window's sandbox until somebody needs it again; what was acknowledged is on disk. */
  pause(): Promise<void> {
    return this.release();
  }

  private get folder(): string {
    return vscode.Uri.joinPath(this.ports.storage, 'sandbox').fsPath;
  }

  private async endpoint(): Promise<Endpoint> {
    return (await this.tryStart()) ?? (await this.shared.find()) ?? this.start();
  }

  /** This window's own sandbox; undefined when another one has it. */
  private async tryStart(): Promise<Sandbox | undefined> {
    this.starting ??= this.load();
    const starting = this.starting;
    try {
      const sandbox = await starting;
      this.tellFailed(false);
      return sandbox;
    } catch (error) {
      if (this.starting === starting) this.starting = undefined;
      const { FolderInUse } = await import('../../sandbox/start-sandbox');
      if (FolderInUse.is(error)) {
        this.inUse = error;
        return undefined;
      }
      this.tellFailed(true);
      throw error;
    }
  }

  private tellFailed(hasFailed: boolean): void {
    void vscode.commands.executeCommand('setContext', 'securityProfiles.sandboxFailed', hasFailed);
  }

  private async load(): Promise<Sandbox> {
    const { state, log } = this.ports;
    const { bundledCatalog } = await import('../../catalog/bundled-catalog');
    const { startSandbox } = await import('../../sandbox/start-sandbox');
    const { listenForRequests } = await import('../../sandbox/handover');
    const sandbox = await startSandbox({
      catalog: bundledCatalog,
      dataDir: this.folder,
      port: sandboxPort(),
      preferredPort: state.get<number>(portKey),
      log: { warn: (sentence) => log.warn(sentence), error: (error) => log.error(String(error)) },
    });
    const whileRunning = (this.whileRunning = new Disposables());
    for (const source of [sandbox, sandbox.faults]) {
      whileRunning.add({ dispose: source.onDidChange(() => this.changed.fire()) });
    }
    try {
      whileRunning.add({ dispose: await listenForRequests(this.folder, () => void this.release()) });
    } catch (error) {
      log.warn(`Other windows can’t ask for the sandbox: ${String(error)}`);
    }
    this.running = sandbox;
    this.changed.fire();
    log.info(`Sandbox listens at ${sandbox.url}`);
    const { port } = new URL(sandbox.url);
    await Promise.resolve(state.update(portKey, Number(port))).catch((error: unknown) => log.warn(String(error)));
    await this.shared.tell(sandbox);
    return sandbox;
  }

  private async release(): Promise<void> {
    const sandbox = await this.starting?.catch(() => undefined);
    this.starting = undefined;
    this.running = undefined;
    this.whileRunning.dispose();
    await sandbox?.stop();
    this.changed.fire();
  }
}
