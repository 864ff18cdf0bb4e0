import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledCatalog } from '../../catalog/bundled-catalog';
import { bundledKinds } from '../../catalog/bundled-kinds';
import { LiveList, pageSize } from '../../editor/live/live-list';
import { sandboxSource } from '../../editor/live/sandbox-source';
import type { ProfileSource } from '../../editor/live/source';
import { liveClient } from '../../live/live-client';
import { listUrl } from '../../live/live-requests';
import { readKept } from '../../sandbox/read-kept';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox';
import { send } from '../../transport/send';
import { compareTimes, median, milliseconds, type BenchRow } from './row';
import { ports } from './send';
import { storeProfiles } from './stored-profiles';

const count = 100_000;
const kind = bundledKinds.kind('host');
const turns = { warmUp: 5, rounds: 50 };

const rounded = (value: number) => Number(value.toFixed(2));

/** Opens the list as the tree does when somebody unfolds it: nothing is known of it before. */
async function openList(source: ProfileSource): Promise<void> {
  const list = new LiveList(
    kind,
    () => Promise.resolve(source),
    (error) => {
      throw error;
    },
  );
  await list.load();
  const { profiles, count: all, trouble } = list.state;
  if (trouble || profiles.length !== pageSize || all !== count) throw new Error('there is a first page of all of them');
}

/** Over HTTP, as from any service, against a bare GET of the same page. */
async function fromService(sandbox: Sandbox): Promise<BenchRow> {
  const client = liveClient({
    environment: { name: 'custom', label: 'bench', base: sandbox.url },
    send: (request) => send(request, { kind: 'loopback', token: sandbox.token }, ports),
    newGuid: randomUUID,
  });
  const source: ProfileSource = {
    async list(of, _, top) {
      const page = await client.list(of, { top, count: true });
      return page.ok ? { ok: true, value: { ...page.value, more: undefined } } : page;
    },
    get: (of, id) => client.get(of, id),
  };
  const url = listUrl(sandbox.url, kind, { top: pageSize, count: true });
  const headers = { Authorization: `Bearer ${sandbox.token}` };
  const { ours, bare } = await compareTimes(
    () => openList(source),
    async () => (await fetch(url, { headers })).text(),
    turns,
  );
  return {
    what: `first page of ${count} over HTTP (a bare GET of it)`,
    'ours ms': rounded(ours),
    'bare ms': rounded(bare),
    ratio: rounded(ours / bare),
  };
}

/** From the sandbox's own store, running or not; the first time, its log is read too. */
async function fromStore(folder: string): Promise<BenchRow[]> {
  const begun = performance.now();
  const kept = await readKept(folder);
  const read = performance.now() - begun;
  const samples: number[] = [];
  for (let round = 0; round < turns.warmUp + turns.rounds; round += 1) {
    samples.push(await milliseconds(() => openList(sandboxSource(kept))));
  }
  return [
    {
      what: `first page of ${count} from the sandbox's store`,
      'ours ms': rounded(median(samples.slice(turns.warmUp))),
      'first time ms': rounded(samples[0] ?? NaN),
    },
    { what: 'reading the log of a stopped sandbox, once', 'ours ms': rounded(read) },
  ];
}

/** Bundled and run in a process of its own by bench.ts: what the tree of live profiles waits for, at most 100 ms a page. */
async function main(): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
  try {
    const folder = await storeProfiles(join(parent, 'many'), count);
    const stored = await fromStore(folder);
    const sandbox = await startSandbox({ catalog: bundledCatalog, dataDir: folder });
    try {
      console.log(JSON.stringify([await fromService(sandbox), ...stored]));
    } finally {
      await sandbox.stop();
    }
  } finally {
    await rm(parent, { recursive: true, force: true, maxRetries: 6 });
  }
}

void main();
