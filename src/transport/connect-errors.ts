import { subscribe } from 'node:diagnostics_channel';
import { causes, isBadPort } from '../text/failure-code';

/** Errors from opening connections: name look-up, TCP, a proxy's CONNECT, and TLS. */
const connectErrors = new WeakSet<object>();

// Node's own undici and the one that VS Code replaces it with both report them here.
subscribe('undici:client:connectError', (message) => {
  const { error } = message as { readonly error?: unknown };
  if (error instanceof Error) connectErrors.add(error);
});

/** System calls that open a connection, for a `fetch` that isn't undici's. */
const opening: readonly unknown[] = ['connect', 'getaddrinfo'];

const failedCall = (error: Error): unknown => {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return 'syscall' in error ? error.syscall : first instanceof Error && 'syscall' in first ? first.syscall : undefined;
};

/**
 * Whether a `fetch` failed before a byte of its request was written: while its connection was being opened. Told by where
 * the error arose, never by its code: the same code (`ECONNRESET`) comes from a handshake and from an answer.
 */
export function brokeWhileConnecting(error: unknown): boolean {
  return [...causes(error)].some(
    (one) => connectErrors.has(one) || opening.includes(failedCall(one)) || isBadPort(one),
  );
}
