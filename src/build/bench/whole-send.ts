import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledCatalog } from '../../catalog/bundled-catalog';
import type { Intent } from '../../catalog/kinds';
import { workOutHere } from '../../difference/work';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox';
import { submit } from '../../submit';
import type { SubmitOutcome, SubmitPorts } from '../../submit/submission';
import { send } from '../../transport/send';
import { check, readBundled } from '../../validation/inspect';
import { ports as sendPorts } from './send';

/** The payload file that is sent. */
export const file = 'web01.host.secprofile.json';

/** Runs a benchmark against a sandbox of its own, in a folder that is removed afterwards. */
export async function withSandbox<T>(work: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'secprofile-bench-'));
  const sandbox = await startSandbox({ catalog: bundledCatalog, dataDir });
  try {
    return await work(sandbox);
  } finally {
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, maxRetries: 6 });
  }
}

/** What is sent, and what is seen of it. */
export interface BenchSend {
  readonly intent: Intent;
  /** The payload's text, asked for each time. */
  readonly text: () => string;
  /** The profile that the file is known as. */
  readonly id?: string;
  /** Receives each body that goes out. */
  readonly onBody: (body: string) => void;
}

/** Sends a payload to the sandbox as the editor does, without asking anybody. */
export function sender(sandbox: Sandbox, { intent, text, id, onBody }: BenchSend): () => Promise<SubmitOutcome> {
  const ports: SubmitPorts = {
    check() {
      const snapshot = readBundled({ text: text(), fileName: file });
      return { snapshot, check: check(snapshot, { intent }) };
    },
    target: () =>
      Promise.resolve({
        environment: { name: 'sandbox', label: 'sandbox', base: sandbox.url },
        credential: { kind: 'loopback', token: sandbox.token },
      }),
    memory: {
      find: () => (id === undefined ? undefined : { id }),
      remember: () => undefined,
      note: () => undefined,
      key: () => Promise.resolve('key'),
    },
    wait: () => Promise.resolve(),
    resolve: () => Promise.resolve('ours'),
    askId: () => Promise.resolve(''),
    guard: () => Promise.resolve(),
    tell: () => undefined,
    documentChanged: () => false,
    workOut: workOutHere,
    newGuid: () => randomUUID(),
    now: () => new Date(),
    send(request, { credential }) {
      if (request.body !== undefined) onBody(request.body);
      return send(request, credential, sendPorts);
    },
  };
  const how = { addRequestLine: 'collection', anyway: false, updateBody: 'changes', uri: file } as const;
  return () => submit({ intent, ...how }, ports);
}
