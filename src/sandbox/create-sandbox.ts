import { setTimeout as delay } from 'node:timers/promises';
import type { Catalog } from '../catalog/catalog';
import type { Arming } from './faults/arming';
import { withFaults } from './faults/with-faults';
import { type AccessEntry, createFront } from './server/front';
import { listen } from './server/listen';
import type { Store } from './store/store';
import { createApi, versionPath } from './wire/api';
import type { Check } from './wire/call';

/** Everything that the sandbox takes from outside. */
export interface SandboxParts {
  readonly store: Store;
  /** The editor's rules: a problem of severity `error` is answered with 400. */
  readonly check: Check;
  /** What it serves: kinds, their paths, types and methods. */
  readonly catalog: Catalog;
  readonly token: string;
  readonly faults: Arming;
  /** 0 for any that is free. */
  readonly port: number;
  /** Taken instead of any, where it is free. */
  readonly preferredPort?: number | undefined;
  /** Web pages that may talk to it; none unless said so. */
  readonly allowedOrigins: readonly string[];
  readonly newId: () => string;
  readonly now: () => Date;
  /** Told what went wrong inside: never contains a token or a body. */
  readonly report: (error: unknown) => void;
  readonly access?: ((entry: AccessEntry) => void) | undefined;
}

export interface SandboxServer {
  /** Ends in `/beta`. */
  readonly url: string;
  /** Ends within two seconds; what was acknowledged is safe. */
  readonly stop: () => Promise<void>;
}

/**
 * Opens the doors of a sandbox over its parts.
 *
 * @throws HumanError when the port cannot be had
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
