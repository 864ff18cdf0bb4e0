import { bundledCatalog } from '../../catalog/bundled-catalog';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/start-sandbox';
import { submit } from '../../submit';
import type { SubmitPorts } from '../../submit/submission';
import { send } from '../../transport/send';
import { check, readBundled } from '../../validation/inspect';
import { median } from './row';
import { ports as sendPorts } from './send';

/**
 * Bundled and run in a process of its own by bench.ts: an Add from the text to its outcome, checks and view included,
 * against a bare `fetch` of the same bytes to the same sandbox. The two take turns.
 */
const file = 'web01.host.secprofile.json';
const warmUp = 100;
const rounds = 300;

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'secprofile-add-'));
  const sandbox = await startSandbox({ catalog: bundledCatalog, dataDir });
  const text = readFileSync(`examples/${file}`, 'utf8');
  let body = '';
  const ports: SubmitPorts = {
    check() {
      const snapshot = readBundled({ text, fileName: file });
      return { snapshot, check: check(snapshot, { intent: 'add' }) };
    },
    target: () =>
      Promise.resolve({
        environment: { name: 'sandbox', label: 'sandbox', base: sandbox.url },
        credential: { kind: 'sandbox', token: sandbox.token },
      }),
    known: { find: () => undefined, remember: () => undefined, key: () => Promise.resolve('key') },
    wait: () => Promise.resolve(),
    resolve: () => Promise.resolve('ours'),
    askId: () => Promise.resolve(''),
    guard: () => Promise.resolve(),
    tell: () => undefined,
    documentChanged: () => false,
    newGuid: () => randomUUID(),
    now: () => new Date(),
    send(request, { credential }) {
      body = request.body ?? '';
      return send(request, credential, sendPorts);
    },
  };
  const add = () =>
    submit({ intent: 'add', addRequestLine: 'collection', anyway: false, updateBody: 'changes', uri: file }, ports);
  await add();
  const bare = async () => {
    const headers = { Authorization: `Bearer ${sandbox.token}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${sandbox.url}/security/hostSecurityProfiles`, { method: 'POST', headers, body });
    return answer.text();
  };
  const samples: { ours: number; theirs: number }[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const sample = { ours: await milliseconds(add), theirs: await milliseconds(bare) };
    if (round >= 0) samples.push(sample);
  }
  await sandbox.stop();
  rmSync(dataDir, { recursive: true, maxRetries: 6 });
  const ours = median(samples.map((sample) => sample.ours));
  const theirs = median(samples.map((sample) => sample.theirs));
  const row = {
    what: 'a whole Add to the sandbox',
    'ours ms': Number(ours.toFixed(2)),
    'bare fetch ms': Number(theirs.toFixed(2)),
    ratio: Number((ours / theirs).toFixed(2)),
    'own ms': Number((ours - theirs).toFixed(2)),
  };
  console.log(JSON.stringify([row]));
}

void main();
