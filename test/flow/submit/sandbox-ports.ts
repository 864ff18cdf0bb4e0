import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Intent } from '../../../src/catalog/kinds';
import { workOutHere } from '../../../src/difference/work';
import type { Sandbox } from '../../../src/sandbox/start-sandbox';
import type { SubmitPorts } from '../../../src/submit/submission';
import { send, type SendPorts } from '../../../src/transport/send';
import { check, readBundled } from '../../../src/validation/inspect';

/** How a request goes out: repeats are told and not waited for. */
export const sendPorts: SendPorts = {
  fetch: (input, init) => globalThis.fetch(input, init),
  signal: new AbortController().signal,
  onWait: () => undefined,
  timeoutMs: 20_000,
  now: () => performance.now(),
  random: () => 0.5,
  delay: () => Promise.resolve(),
};

/** The whole way of a payload file to a sandbox. Nobody is asked anything, unless `more` says who answers. */
export function sandboxPorts(
  sandbox: Sandbox,
  { text, fileName, intent }: { readonly text: string; readonly fileName: string; readonly intent: Intent },
  more: Pick<SubmitPorts, 'memory' | 'tell'> & Partial<SubmitPorts>,
): SubmitPorts {
  return {
    check() {
      const snapshot = readBundled({ text, fileName });
      return { snapshot, check: check(snapshot, { intent }) };
    },
    target: () =>
      Promise.resolve({
        environment: { name: 'sandbox', label: 'sandbox', base: sandbox.url },
        credential: { kind: 'loopback', token: sandbox.token },
      }),
    wait: () => assert.fail('Nothing lags.'),
    resolve: () => assert.fail('Nobody else changes it.'),
    askId: () => assert.fail('The id is known.'),
    guard: () => Promise.resolve(),
    documentChanged: () => false,
    workOut: workOutHere,
    newGuid: () => randomUUID(),
    now: () => new Date(),
    send: (request, { credential }) => send(request, credential, sendPorts),
    ...more,
  };
}
