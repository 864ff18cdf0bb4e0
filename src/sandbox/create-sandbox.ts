import { setTimeout as delay } from 'node:timers/promises';
import type { Catalog } from '../catalog/catalog';
import type { Arming } from './faults/arming';
import { withFaults } from './faults/with-faults';
import { type AccessEntry, createFront } from './server/front';
import { listen } from './server/listen';
import type { Store } from './store/store';
import { createApi, versionPath } from './wire/api';
import type { CheckBody } from './wire/call';

/** What a sandbox is made of. */
export interface SandboxParts {
  readonly store: Store;
  /** The editor's rules: a problem of severity `error` is answered with 400. */
  readonly check: CheckBody;
  /** What it serves: kinds, their paths, types and methods. */
  readonly catalog: Catalog;
  readonly token: string;
  readonly faults: Arming;
  /** 0 for any that is free. */
  readonly port: number;
  /** The port to use if it's free and none is required. */
  readonly preferredPort?: number | undefined;
  /** Web pages that may talk to it; none unless said so. */
  readonly allowedOrigins: readonly string[];
  readonly newId: () => string;
  readonly now: () => Date;
  /** Receives what went wrong inside, never with a token or a body. */
  readonly report: (error: unknown) => void;
  readonly access?: ((entry: AccessEntry) => void) | undefined;
}

export interface SandboxServer {
  /** Ends in `/beta`. */
  readonly url: string;
  /** Ends within two seconds. Whatever was acknowledged is safe. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the server of a sandbox.
 *
 * @throws HumanError if the port isn't available
 */
export async function createSandbox(parts: SandboxParts): Promise<SandboxServer> {
  const { store, report, now, newId, faults } = parts;
  const stopping = new AbortController();
  const wait = (milliseconds: number) =>
    delay(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
  const api = createApi(parts, report, (inner) => withFaults(inner, { now, wait, take: () => undefined }));
  const front = createFront(withFaults(api, { now, wait, take: () => faults.take() }), parts);
  const server = await listen(front, { port: parts.port, preferredPort: parts.preferredPort, newId, now });
  return {
    url: `http://127.0.0.1:${server.port}${versionPath}`,
    stop: async () => {
      stopping.abort();
      await server.close();
      await store.close();
    },
  };
}
