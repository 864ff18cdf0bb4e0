import { randomBytes, randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';

/**
 * The key of the digests of what is known of live profiles (contract §10.3): random, for each workspace, in SecretStorage.
 * Whoever has the workspace's state alone can't try guesses.
 */
export class DigestKey {
  private loading: Promise<string> | undefined;
  private loaded: string | undefined;

  constructor(
    private readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store'>,
    private readonly state: Pick<vscode.Memento, 'get' | 'update'>,
  ) {}

  /** The key, once {@link load} has brought it. */
  get current(): string | undefined {
    return this.loaded;
  }

  /** Never rejects: where secrets can't be kept, what is known is known for this session. */
  load(): Promise<string> {
    return (this.loading ??= this.read().then((key) => (this.loaded = key)));
  }

  private async read(): Promise<string> {
    const name = `digestKey ${this.workspaceId()}`;
    const kept = await Promise.resolve(this.secrets.get(name)).catch(() => undefined);
    if (kept !== undefined) return kept;
    const key = randomBytes(32).toString('base64url');
    await Promise.resolve(this.secrets.store(name, key)).catch(() => undefined);
    // Another window may have stored its own at the same time: all windows use the one that is stored.
    return (await Promise.resolve(this.secrets.get(name)).catch(() => undefined)) ?? key;
  }

  private workspaceId(): string {
    const kept = this.state.get<string>('workspaceId');
    if (kept !== undefined) return kept;
    const id = randomUUID();
    void this.state.update('workspaceId', id);
    return id;
  }
}
