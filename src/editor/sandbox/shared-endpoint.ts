import type * as vscode from 'vscode';

/** Where the sandbox of one window is, for the other windows. */
export interface Endpoint {
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

/** Tells other windows where this one's sandbox is: by SecretStorage, which windows of one machine mostly share. */
export class SharedEndpoint {
  constructor(
    private readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>,
    private readonly log: Pick<vscode.LogOutputChannel, 'warn'>,
  ) {}

  /** The sandbox of another window, if it still answers. */
  async find(): Promise<Endpoint | undefined> {
    const text = await this.secrets.get(endpointKey);
    const endpoint = text === undefined ? undefined : endpointOf(text);
    if (!endpoint) return undefined;
    // A workspace keeps its port: another sandbox may be there by now, which this token does not open.
    const headers = { Authorization: `Bearer ${endpoint.token}` };
    const answer = await fetch(new URL('/healthz', endpoint.url), { headers }).catch(() => undefined);
    return answer?.ok ? endpoint : undefined;
  }

  async tell({ url, token }: Endpoint): Promise<void> {
    // Some machines have no keyring: then this window works, and others say that the folder is in use. The error's text
    // stays unsaid: it may quote what was to be kept.
    await Promise.resolve(this.secrets.store(endpointKey, JSON.stringify({ url, token }))).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'unknown';
      this.log.warn(`No secret storage; other windows can’t share the sandbox: ${name}`);
    });
  }
}
