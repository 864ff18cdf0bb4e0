import { HumanError } from '../errors';
import { liveClient, type LiveClient } from '../live/live-client';
import type { Environment } from '../request/environment';
import type { GraphRequest } from '../request/graph-request';
import type { SendResult } from '../transport/http-answer';
import type { Credential } from '../transport/credential';
import { send } from '../transport/send';
import { baseUrl } from './arguments';
import { endSignals, type Io } from './io';
import { say } from './printable';
import { credential } from './token';

/** A service that a command talks to. */
export interface Connection {
  readonly environment: Environment;
  readonly credential: Credential;
  /** Sends with the person's token, until it's canceled. */
  readonly send: (request: GraphRequest) => Promise<SendResult>;
  readonly client: LiveClient;
}

/** Time-out of each try in milliseconds; the same as the editor's default. */
const timeoutMs = 100_000;

/** Fires with the first signal that ends the program. */
function endOf(io: Io): AbortSignal {
  const controller = new AbortController();
  for (const signal of endSignals) io.once(signal, () => controller.abort());
  return controller.signal;
}

/**
 * The service at `--base`, with its credential.
 *
 * @param signal cancels running requests
 * @throws HumanError without a base or a token, and for a base that no token may be sent to
 */
export function connect(base: string | undefined, io: Io, signal = endOf(io)): Connection {
  if (base === undefined) throw new HumanError('Name the service with --base URL. The URL ends in /beta.');
  const root = baseUrl(base);
  // Messages name a service by its host, because there are no environments here.
  const environment: Environment = { name: 'graph', label: new URL(root).host, base: root };
  const who = credential(root, io);
  const sending = (request: GraphRequest) =>
    send(request, who, {
      fetch: (input, init) => globalThis.fetch(input, init),
      signal,
      timeoutMs,
      onWait: sayOnce(io),
      now: () => performance.now(),
      random: () => Math.random(),
    });
  const client = liveClient({ environment, send: sending, newGuid: io.newGuid });
  return { environment, credential: who, send: sending, client };
}

/** A wait is reported at its start, not every second. */
function sayOnce({ stderr }: Io) {
  let left = 0;
  return ({ status, milliseconds }: { readonly status: number; readonly milliseconds: number }) => {
    if (milliseconds >= left) say(stderr, `secprofile: ${status}: trying again in ${Math.ceil(milliseconds / 1000)} s`);
    left = milliseconds;
  };
}
