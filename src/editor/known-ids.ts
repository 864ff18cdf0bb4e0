import type * as vscode from 'vscode';
import type { Environment } from '../request/environment';

const stateKey = 'knownIds';

/** More than anyone has under way; the oldest go first. */
const mostKept = 500;

/**
 * Which profile a file was last added as, in each environment: so that Update finds its id. Ids are no secrets; they
 * are kept with the workspace.
 */
export class KnownIds {
  constructor(private readonly state: Pick<vscode.Memento, 'get' | 'update'>) {}

  find(file: vscode.Uri, environment: Environment): string | undefined {
    return this.all().get(keyOf(file, environment));
  }

  async remember(file: vscode.Uri, environment: Environment, id: string): Promise<void> {
    const all = this.all();
    all.delete(keyOf(file, environment));
    all.set(keyOf(file, environment), id);
    await this.state.update(stateKey, [...all].slice(-mostKept));
  }

  /** The sandbox was emptied: what was added there is gone. */
  async forget(environment: Environment['name']): Promise<void> {
    const rest = [...this.all()].filter(([key]) => !key.startsWith(`${environment} `));
    await this.state.update(stateKey, rest);
  }

  private all(): Map<string, string> {
    return new Map(this.state.get<[string, string][]>(stateKey, []));
  }
}

/** The sandbox's port changes with each start: its name is what stays. */
function keyOf(file: vscode.Uri, { name, base }: Environment): string {
  return `${name} ${name === 'sandbox' ? '' : base} ${file.toString()}`;
}
