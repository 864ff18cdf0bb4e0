import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledCatalog } from '../../catalog/bundled-catalog';
import { compare } from '../../difference/compare';
import { readLive } from '../../difference/read-live';
import { isSendable } from '../../request/graph-request';
import { startSandbox } from '../../sandbox/start-sandbox';
import { submit } from '../../submit';
import type { SubmitPorts } from '../../submit/submission';
import { send } from '../../transport/send';
import { check, readBundled } from '../../validation/inspect';
import { bigPayload } from './big-payload';
import { median, type BenchRow } from './row';
import { ports as sendPorts } from './send';

/**
 * Bundled and run in a process of its own by bench.ts: an Update by difference from the text to its outcome, against a bare
 * GET and PATCH of the same bytes to the same sandbox, and comparisons alone. What is compared takes turns.
 */
const file = 'web01.host.secprofile.json';
const warmUp = 50;
const rounds = 200;

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** Processor time of one comparison, reading of the live profile's text included; both sides in another order. */
function comparison(size: number, times: number): BenchRow {
  const text = bigPayload(size);
  const { payload } = readBundled({ text, fileName: file });
  if (!isSendable(payload)) throw new Error('the payload can be sent');
  const live = JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    Array.isArray(value) ? (value.toReversed() as unknown) : value,
  );
  const one = () => {
    const read = readLive(live);
    if (!read.ok || compare(payload, read.members).changes.length > 0) throw new Error('they are equal');
  };
  for (let count = 0; count < Math.min(times, 20); count++) one();
  const before = process.cpuUsage();
  for (let count = 0; count < times; count++) one();
  const { user, system } = process.cpuUsage(before);
  const ours = (user + system) / 1000 / times;
  const parsing = performance.now();
  for (let count = 0; count < times; count++) JSON.parse(live);
  const theirs = (performance.now() - parsing) / times;
  return {
    what: `comparing ${size.toLocaleString('en')} characters (processor time; JSON.parse of one side)`,
    'ours ms': Number(ours.toFixed(3)),
    'bare ms': Number(theirs.toFixed(3)),
    ratio: Number((ours / theirs).toFixed(1)),
  };
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'secprofile-update-'));
  const sandbox = await startSandbox({ catalog: bundledCatalog, dataDir });
  const headers = { Authorization: `Bearer ${sandbox.token}`, 'Content-Type': 'application/json' };
  const set = `${sandbox.url}/security/hostSecurityProfiles`;
  const body = bigPayload(2000);
  const added = await fetch(set, { method: 'POST', headers, body });
  const { id } = (await added.json()) as { id: string };

  let round = 0;
  let sent = '';
  const ports: SubmitPorts = {
    check() {
      const snapshot = readBundled({ text: body.replace('HVA', `round ${round}`), fileName: file });
      return { snapshot, check: check(snapshot, { intent: 'update' }) };
    },
    target: () =>
      Promise.resolve({
        environment: { name: 'sandbox', label: 'sandbox', base: sandbox.url },
        credential: { kind: 'sandbox', token: sandbox.token },
      }),
    known: { find: () => ({ id }), remember: () => undefined, key: () => Promise.resolve('key') },
    wait: () => Promise.resolve(),
    resolve: () => Promise.resolve('ours'),
    askId: () => Promise.resolve(''),
    guard: () => Promise.resolve(),
    tell: () => undefined,
    documentChanged: () => false,
    newGuid: () => randomUUID(),
    now: () => new Date(),
    send(request, { credential }) {
      sent = request.body ?? sent;
      return send(request, credential, sendPorts);
    },
  };
  const update = async () => {
    const how = { addRequestLine: 'collection', anyway: false, updateBody: 'changes', uri: file } as const;
    const { changes } = await submit({ intent: 'update', ...how }, ports);
    if (changes?.[0]?.kept !== true) throw new Error('the change is kept');
  };
  const bare = async () => {
    const profile = await fetch(`${set}/${id}`, { headers });
    await profile.text();
    const prefer = { ...headers, Prefer: 'return=representation' };
    const answer = await fetch(`${set}/${id}`, { method: 'PATCH', headers: prefer, body: sent });
    await answer.text();
  };
  const samples: { ours: number; theirs: number }[] = [];
  for (; round < warmUp + rounds; round += 1) {
    const sample = { ours: await milliseconds(update), theirs: await milliseconds(bare) };
    if (round >= warmUp) samples.push(sample);
  }
  await sandbox.stop();
  rmSync(dataDir, { recursive: true, maxRetries: 6 });
  const ours = median(samples.map((sample) => sample.ours));
  const theirs = median(samples.map((sample) => sample.theirs));
  const row: BenchRow = {
    what: 'a whole Update by difference to the sandbox (a bare GET and PATCH)',
    'ours ms': Number(ours.toFixed(2)),
    'bare ms': Number(theirs.toFixed(2)),
    ratio: Number((ours / theirs).toFixed(2)),
  };
  console.log(JSON.stringify([row, comparison(2000, 500), comparison(10_000_000, 3)]));
}

void main();
