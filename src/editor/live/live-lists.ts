import * as vscode from 'vscode';
import { bundledKinds } from '../../catalog/bundled-kinds';
import type { Kind } from '../../catalog/kinds';
import { environments, isRemote, type Environment, type EnvironmentName } from '../../request/environment';
import type { ProfileReader } from '../../sandbox/sandbox';
import { Disposables } from '../host/disposables';
import type { SandboxHost } from '../sandbox/sandbox-host';
import { knownEnvironment, quietTarget, type TargetServices } from '../send/targets';
import { chosenEnvironment } from '../settings/environment-settings';
import { LiveList } from './live-list';
import type { LiveServices } from './services';
import { profileSource } from './open-source';

/** What the lists follow. */
export interface ListServices extends LiveServices {
  readonly auth: TargetServices['auth'];
  readonly sandbox: Pick<SandboxHost, 'target' | 'profiles' | 'onDidChange'>;
  readonly writes: vscode.EventEmitter<EnvironmentName>;
}

/** The live profiles of the chosen environment, kind by kind, for the tree. */
export class LiveLists implements vscode.Disposable {
  readonly #held = new Disposables();
  readonly #changed = this.#held.add(new vscode.EventEmitter<void>());
  readonly #lists: ReadonlyMap<Kind, LiveList>;
  #environment: EnvironmentName | undefined;

  /** Fires when what is shown changes. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly services: ListServices) {
    const { auth, sandbox, writes, log } = services;
    const open = () => profileSource(services, this.environment, new AbortController().signal);
    const unexpected = (error: unknown) =>
      log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    this.#lists = new Map(bundledKinds.kinds.map((kind) => [kind, new LiveList(kind, open, unexpected)]));
    this.#held.add(sandbox.onDidChange(() => void this.#reload('sandbox')));
    this.#held.add(writes.event((environment) => void this.#reload(environment)));
    this.#held.add(auth.onDidChange(() => this.#anew()));
    this.#held.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        const sections = ['environment', 'graph', 'custom'].map((section) => `securityProfiles.${section}`);
        if (sections.some((section) => event.affectsConfiguration(section))) this.#anew();
      }),
    );
    this.#held.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#anew()));
  }

  /** Whose profiles are listed. */
  get environment(): EnvironmentName {
    return (this.#environment ??= chosenEnvironment());
  }

  /** The environment, if it is known; undefined while a setting is missing or wrong. */
  get place(): Environment | undefined {
    try {
      return knownEnvironment(this.environment, this.services.auth);
    } catch {
      return undefined;
    }
  }

  /** `In the sandbox`, `In Microsoft Graph, China`, `In api.contoso.com`. */
  get title(): string {
    const { place, environment } = this;
    if (environment === 'custom') return `In ${place ? new URL(place.base).host : 'the custom environment'}`;
    return isRemote(environment) ? `In ${place?.label ?? environments[environment].title}` : 'In the sandbox';
  }

  of(kind: Kind): LiveList {
    const list = this.#lists.get(kind);
    if (!list) throw new RangeError(`No kind ${kind.id}`);
    return list;
  }

  /** What the sandbox keeps, if that is what is listed. It can be counted without asking anybody. */
  async kept(): Promise<ProfileReader | undefined> {
    return isRemote(this.environment) ? undefined : this.services.sandbox.profiles();
  }

  /** Whether they can be read without asking anybody: the settings are complete, and somebody is signed in if that is needed. */
  async canRead(): Promise<boolean> {
    return quietTarget(this.services, this.environment).then(
      () => true,
      () => false,
    );
  }

  /** Reads the first page of a kind, because somebody looks at it. */
  async load(kind: Kind): Promise<void> {
    await this.of(kind).load();
    this.#changed.fire();
  }

  async more(kind: Kind): Promise<void> {
    await this.of(kind).more();
    this.#changed.fire();
  }

  /** Shows the profiles of a kind that have a text in their name or id; all for an empty one. */
  async find(kind: Kind, search: string): Promise<void> {
    this.of(kind).find(search);
    await this.load(kind);
  }

  /** Reads again what was read before, for one kind or for all. */
  async refresh(kind?: Kind): Promise<void> {
    const lists = kind ? [this.of(kind)] : [...this.#lists.values()];
    await Promise.all(lists.map((list) => list.reload()));
    this.#changed.fire();
  }

  dispose(): void {
    this.#held.dispose();
  }

  async #reload(environment: EnvironmentName): Promise<void> {
    if (environment === this.environment) await this.refresh();
  }

  #anew(): void {
    this.#environment = undefined;
    for (const list of this.#lists.values()) list.find('');
    this.#changed.fire();
  }
}
