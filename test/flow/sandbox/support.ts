import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/start-sandbox';
import { cleanupAfterSuite } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; `undefined` where it is none. */
  readonly json: unknown;
}

/** A request with the sandbox's token; `path` follows `/beta`. A body that is no string becomes JSON. */
export async function send(
  sandbox: Pick<Sandbox, 'url' | 'token'>,
  method: string,
  path: string,
  more: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { body, headers } = more;
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${sandbox.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A folder of its own for a suite, deleted at its end. */
export function useFolder(cleanup = cleanupAfterSuite()): () => string {
  let folder = '';
  before(async () => {
    folder = await temporaryFolder(cleanup, 'sandbox-flow-');
  });
  return () => folder;
}

/** A sandbox for a suite, over a folder of its own. */
export function useSandbox(options: Partial<SandboxOptions> = {}): () => Sandbox {
  const cleanup = cleanupAfterSuite();
  const folder = useFolder(cleanup);
  let sandbox: Sandbox | undefined;
  before(async () => {
    sandbox = cleanup.adopt(await startSandbox({ catalog: bundledCatalog, dataDir: folder(), ...options }));
  });
  return () => {
    if (!sandbox) throw new Error('The sandbox has not been started');
    return sandbox;
  };
}

/** A body that every rule lets through. */
export const host = {
  azureTenantId: '0e1d7f1c-0000-4000-8000-000000000000',
  fqdn: 'web01.contoso.com',
  vendorInformation: { vendor: 'Contoso', provider: 'Endpoint' },
};

export const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Checks that an answer's object has these members, whatever else it has. */
export function demandMembers(json: unknown, members: object): void {
  for (const [name, value] of Object.entries(members)) {
    assert.deepEqual((json as Record<string, unknown>)[name], value, name);
  }
}

/** Adds a profile and gives its id. */
export async function add(sandbox: Sandbox, set: string, body: unknown): Promise<string> {
  const { status, json, text } = await send(sandbox, 'POST', `/security/${set}`, { body });
  if (status !== 201) throw new Error(`${status} ${text}`);
  return (json as { id: string }).id;
}
