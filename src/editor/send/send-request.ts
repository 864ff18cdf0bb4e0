import type * as vscode from 'vscode';
import type { GraphRequest } from '../../request/graph-request';
import type { SendResult } from '../../transport/http-answer';
import type { OnWait } from '../../transport/repeat';
import type { Target } from '../../transport/target';
import { requestTimeoutMs } from '../settings/settings';

/** Whoever sends may give up, and is told of each try and each wait. */
export interface SendOptions {
  readonly signal: AbortSignal;
  /** Takes lines without bodies and tokens. */
  readonly log?: Pick<vscode.LogOutputChannel, 'debug'>;
  readonly onTry?: () => void;
  readonly onWait?: OnWait;
}

/** Sends a request to a target, as all of the extension's requests go out. @throws Cancelled, HumanError: nothing was sent */
export async function sendRequest(
  request: GraphRequest,
  { credential }: Pick<Target, 'credential'>,
  { signal, log, onTry, onWait }: SendOptions,
): Promise<SendResult> {
  const { send } = await import('../../transport/send');
  return send(request, credential, {
    // Looked up now: VS Code replaces the global one with its own, for proxies and certificates.
    fetch(input, init) {
      onTry?.();
      return globalThis.fetch(input, init);
    },
    signal,
    timeoutMs: requestTimeoutMs(),
    onWait: (wait) => onWait?.(wait),
    now: () => performance.now(),
    random: () => Math.random(),
    ...(log ? { log: (line) => log.debug(line) } : {}),
  });
}
