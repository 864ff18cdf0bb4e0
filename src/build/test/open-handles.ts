import { ChildProcess } from 'node:child_process';
import { Server, Socket, type AddressInfo } from 'node:net';

/** Undocumented, but as old as Node: the objects behind `process.getActiveResourcesInfo()`. */
type WithHandles = NodeJS.Process & { _getActiveHandles?: () => object[] };

/**
 * What keeps this process alive, or what it waits for, in words: servers with their port, child processes with their command
 * line, connections, and of everything else (timers, requests) what Node calls it and how many there are.
 */
export function openHandles(): string[] {
  const objects = (process as WithHandles)._getActiveHandles?.() ?? [];
  const named = objects.map(describe).filter((text) => text !== undefined);
  const rest = new Map<string, number>();
  for (const type of process.getActiveResourcesInfo()) {
    if (!described.test(type)) rest.set(type, (rest.get(type) ?? 0) + 1);
  }
  return [...named, ...[...rest].map(([type, count]) => (count === 1 ? type : `${count} × ${type}`))];
}

/** The types of those that `describe` knows. Pipes are our own channels and those of the child processes. */
const described = /^(TCPServerWrap|TCPSocketWrap|TLSWrap|ProcessWrap|PipeWrap|PipeServerWrap|TTYWrap)$/;

function describe(handle: object): string | undefined {
  if (handle instanceof ChildProcess) return `child process ${handle.pid ?? '?'}: ${handle.spawnargs.join(' ')}`;
  if (handle instanceof Server) return `server that listens on ${addressOf(handle.address())}`;
  if (handle instanceof Socket && handle.remoteAddress !== undefined) {
    return `connection to ${handle.remoteAddress}:${handle.remotePort ?? '?'}`;
  }
  return undefined;
}

function addressOf(address: string | AddressInfo | null): string {
  if (address === null) return 'nothing yet';
  return typeof address === 'string' ? address : `${address.address}:${address.port}`;
}
