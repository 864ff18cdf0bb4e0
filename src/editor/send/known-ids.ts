import type * as vscode from 'vscode';
import { isBuiltIn, type Environment } from '../../request/environment';
import { renamed } from '../host/key-below';

const stateKey = 'knownIds';

/** More than anyone has under way; the oldest go first. */
const mostKept = 500;

/**
 * Which profile a file was last added as, in each environment and tenant: so that Update finds its id. Ids are no
 * secrets; they are kept with the workspace.
 */
export class KnownIds {
  constructor(
    private readonly state: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly fileKey: (file: vscode.Uri) => string = String,
  ) {}

  find(file: vscode.Uri, environment: Environment): string | undefined {
    return this.all().get(this.keyOf(file, environment));
  }

  async remember(file: vscode.Uri, environment: Environment, id: string): Promise<void> {
    const all = this.all();
    all.delete(this.keyOf(file, environment));
    all.set(this.keyOf(file, environment), id);
    await this.state.update(stateKey, [...all].slice(-mostKept));
  }

  /** The profile is gone. */
  async forget(file: vscode.Uri, environment: Environment): Promise<void> {
    const gone = this.keyOf(file, environment);
    await this.keep((key) => key !== gone);
  }

  /** The environment was emptied: what was added there is gone. */
  async forgetEnvironment(environment: Environment['name']): Promise<void> {
    await this.keep((key) => !key.startsWith(`${environment} `));
  }

  /** Another payload begins under this name. */
  async forgetFile(file: vscode.Uri): Promise<void> {
    const gone = ` ${this.fileKey(file)}`;
    await this.keep((key) => !key.endsWith(gone));
  }

  /** A file, or a folder with files in it, has another name now. */
  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const all = [...this.all()].map(([key, id]): [string, string] => {
      const at = key.lastIndexOf(' ') + 1;
      return [key.slice(0, at) + renamed(key.slice(at), this.fileKey(from), this.fileKey(to)), id];
    });
    await this.state.update(stateKey, all);
  }

  private async keep(stays: (key: string) => boolean): Promise<void> {
    await this.state.update(
      stateKey,
      [...this.all()].filter(([key]) => stays(key)),
    );
  }

  /** The sandbox's port changes with each start: its name is what stays. An id is one of a tenant. */
  private keyOf(file: vscode.Uri, environment: Environment): string {
    const { name, base, tenantId = '' } = environment;
    return [name, isBuiltIn(environment) ? '' : base, tenantId, this.fileKey(file)].join(' ');
  }

  private all(): Map<string, string> {
    return new Map(this.state.get<[string, string][]>(stateKey, []));
  }
}
