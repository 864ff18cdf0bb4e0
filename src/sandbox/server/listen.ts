import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HumanError } from '../../errors';
import { badPort, failureCode } from '../../text/failure-code';
import type { ApiBindings, Fetch } from '../wire/api';
import { errorAnswer } from '../wire/error-answer';
import { GraphError } from '../wire/graph-error';
import { answerClientError } from './client-error';

/** The only address that the server listens on. */
const address = '127.0.0.1';

/** Limits on what clients can make the server hold. Times in milliseconds, sizes in bytes. */
const limits = {
  maxHeaderSize: 16 << 10,
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
} as const;
const maxConnections = 512;

/** How long running requests may take when the server ends, in milliseconds. */
const grace = 1500;

export interface Listening {
  readonly port: number;
  /** Ends within two seconds, whatever clients do. */
  readonly close: () => Promise<void>;
}

export interface ListenOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** The port to use if it's free and none is required. */
  readonly preferredPort?: number | undefined;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** @throws HumanError if the port is in use or not allowed */
export async function listen(fetch: Fetch, options: ListenOptions): Promise<Listening> {
  const { port, preferredPort = 0, newId, now } = options;
  const listener = getRequestListener((request, env) => fetch(request, env as ApiBindings), {
    hostname: address,
    // VS Code's extension host has globals of its own.
    overrideGlobalObjects: false,
    errorHandler: () => {
      const requestId = newId();
      return errorAnswer(
        new GraphError(400, 'The URL cannot be read.'),
        { requestId, clientRequestId: requestId },
        now(),
      );
    },
  });
  const server = createServer(limits, (incoming, outgoing) => void listener(incoming, outgoing));
  server.maxConnections = maxConnections;
  server.on('clientError', (error, socket) => {
    answerClientError(error, socket, newId, now());
  });
  const isOpen = port === 0 && preferredPort !== 0 && (await tryPort(server, preferredPort)) === undefined;
  const failure = isOpen ? undefined : await tryPort(server, port);
  if (failure) throw listenFailure(failure, port);
  if (port !== 0 && (await isBlocked(port))) {
    await close(server);
    throw new HumanError(
      `The Fetch standard blocks port ${port}, so browsers and VS Code couldn't reach the sandbox there. Choose another one, or 0 for any.`,
    );
  }
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

/**
 * Whether `fetch` refuses a port by itself: the dispatcher lets nothing out. VS Code's `fetch` takes another dispatcher, so
 * the port must be ours by now: whatever else has it may never answer.
 */
async function isBlocked(port: number): Promise<boolean> {
  const dispatcher = {
    dispatch: () => {
      throw new Error('Nothing goes out.');
    },
  };
  const refusal: unknown = await fetch(`http://${address}:${port}`, { method: 'HEAD', dispatcher } as object).catch(
    (error: unknown) => error,
  );
  return failureCode(refusal) === badPort;
}

/** Starts listening; rejects with the reason if that fails. */
function tryPort(server: Server, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, address, () => {
      server.off('error', resolve);
      resolve(undefined);
    });
  });
}

/** What a person is told about a port that isn't available. */
export function listenFailure(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new HumanError(`Port ${port} is in use by another program. Choose another one, or 0 for any.`);
  if (error.code === 'EACCES' && port >= 1024)
    return new HumanError(
      `Port ${port} is reserved by the system. Choose another one, or 0 for any. On Windows, this lists what is reserved: netsh interface ipv4 show excludedportrange protocol=tcp`,
    );
  if (error.code === 'EACCES')
    return new HumanError(`Port ${port} isn't available to this account. Choose one from 1024 up, or 0 for any.`);
  return error;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, grace);
  await closed;
  clearTimeout(timer);
}
