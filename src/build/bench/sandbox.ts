import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleBench } from './bundled';
import { median, type BenchRow } from './row';
import { requestBytes, requestsPerSecond, type LoadClient, type Turn } from './sandbox-load';
import { idOf, profileBody, storeProfiles } from './stored-profiles';

const set = '/security/hostSecurityProfiles';

/** Milliseconds of one measurement. */
const span = 600;
/** Compared servers are measured in many short turns. */
const turnSpan = 300;
const repeats = 11;
/** Milliseconds for the just-in-time compiler to get ready. */
const warmUp = 1000;

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
  /** Milliseconds that opening the store took. */
  readonly opened: number;
  /** Milliseconds from the start of the process until it listens. */
  readonly listening: number;
}

async function start(program: string, folder?: string): Promise<Server> {
  const begun = performance.now();
  const child = fork(program, folder === undefined ? [] : [folder], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [{ url: string; opened: number }];
  return { process: child, ...message, listening: performance.now() - begun };
}

/** Ends the server as a person would; its exit code. */
async function stop({ process: child }: Server): Promise<number | null> {
  const exit = once(child, 'exit') as Promise<[number | null]>;
  child.kill('SIGTERM');
  return (await exit)[0];
}

/** Memory in MB after a garbage collection. */
async function memory({ process: child }: Server): Promise<{ rss: number; heap: number }> {
  const answer = once(child, 'message') as Promise<[{ rss: number; heapUsed: number }]>;
  child.send('memory');
  const [{ rss, heapUsed }] = await answer;
  return { rss: rss / 1e6, heap: heapUsed / 1e6 };
}

async function expect(client: LoadClient, request: Buffer, status: number): Promise<string> {
  const answer = await client.send(request);
  if (answer.status !== status) throw new Error(`Expected ${status}, got ${answer.status}: ${answer.text}`);
  return answer.text;
}

const addRequest = requestBytes('POST', set, profileBody);
const add: Turn = async (client) => {
  await expect(client, addRequest, 201);
  return 1;
};

/** Gets by id, each another one of the first `count`. */
function getOf(count: number): Turn {
  const requests = Array.from({ length: Math.min(count, 1000) }, (_, index) =>
    requestBytes('GET', `${set}/${idOf(Math.floor((index * count) / 1000) % count)}`),
  );
  let at = 0;
  return async (client) => {
    at = (at + 1) % requests.length;
    await expect(client, requests[at] ?? addRequest, 200);
    return 1;
  };
}

const listRequest = requestBytes('GET', `${set}?$top=20`);
const list: Turn = async (client) => {
  await expect(client, listRequest, 200);
  return 1;
};

/** Adds, changes, reads, lists and deletes a profile: what is stored stays the same. */
const mixed: Turn = async (client) => {
  const { id } = JSON.parse(await expect(client, addRequest, 201)) as { id: string };
  const path = `${set}/${id}`;
  await expect(client, requestBytes('PATCH', path, '{"tags":["changed"]}'), 200);
  await expect(client, requestBytes('GET', path), 200);
  await expect(client, requestBytes('GET', `${set}?$top=5&$filter=os%20eq%20'Windows'`), 200);
  await expect(client, requestBytes('DELETE', path), 204);
  return 5;
};

const rate = (value: number) => Math.round(value);

async function throughputRows(server: Server, stored: number): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const turn of [add, list]) await requestsPerSecond(server.url, 16, warmUp, turn);
  for (const clients of [1, 16, 64]) {
    const gets = await requestsPerSecond(server.url, clients, span, getOf(Math.max(stored, 1)));
    const lists = await requestsPerSecond(server.url, clients, span, list);
    const adds = await requestsPerSecond(server.url, clients, span, add);
    rows.push({
      what: `${stored} stored, ${clients} clients`,
      'adds/s': rate(adds),
      'gets/s': rate(gets),
      'lists of 20/s': rate(lists),
    });
  }
  return rows;
}

/** Measures the same on two servers in turn, so that a busy moment hits both, and compares the medians. */
async function compare(
  one: Server,
  other: Server,
  clients: number,
  turns: readonly [Turn, Turn],
): Promise<readonly [number, number]> {
  const figures: [number[], number[]] = [[], []];
  await requestsPerSecond(one.url, clients, warmUp, turns[0]);
  await requestsPerSecond(other.url, clients, warmUp, turns[1]);
  for (let round = 0; round < repeats; round += 1) {
    figures[0].push(await requestsPerSecond(one.url, clients, turnSpan, turns[0]));
    figures[1].push(await requestsPerSecond(other.url, clients, turnSpan, turns[1]));
  }
  return [median(figures[0]), median(figures[1])];
}

async function soakRow(program: string, folder: string, seconds: number): Promise<BenchRow> {
  const server = await start(program, folder);
  const part = (seconds * 1000) / 6;
  await requestsPerSecond(server.url, 16, part, mixed);
  const before = await memory(server);
  const perSecond = await requestsPerSecond(server.url, 16, part * 5, mixed);
  const after = await memory(server);
  return {
    what: `soak: ${seconds} s mixed, 16 clients`,
    'requests/s': rate(perSecond),
    'heap MB before': Number(before.heap.toFixed(1)),
    'heap MB after': Number(after.heap.toFixed(1)),
    'exit code on SIGTERM': (await stop(server)) ?? -1,
  };
}

/**
 * The sandbox as a process of its own, against raw connections in this one: throughput at 0 and 100,000 stored profiles,
 * what durability costs, what a large store costs, start-up, memory, and a soak. About 70 s.
 *
 * @param soakSeconds how long the soak takes
 */
export async function sandboxRows(soakSeconds = Number(process.env['SOAK_SECONDS'] ?? 24)): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'secprofile-bench-'));
  const servers: Server[] = [];
  const run = async (...args: Parameters<typeof start>) => {
    const server = await start(...args);
    servers.push(server);
    return server;
  };
  try {
    const program = join(folder, 'server.js');
    await bundleBench('sandbox-server', program);
    const few = await run(program, await storeProfiles(join(folder, 'few'), 100));
    const many = await run(program, await storeProfiles(join(folder, 'many'), 100_000));
    const { rss, heap } = await memory(many);
    const [getFew, getMany] = await compare(few, many, 16, [getOf(100), getOf(100_000)]);
    await stop(few);
    const disk = await run(program, await storeProfiles(join(folder, 'disk'), 1));
    const inMemory = await run(program);
    const [durable, idle] = await compare(disk, inMemory, 16, [add, add]);
    await Promise.all([disk, inMemory].map(stop));
    const empty = await run(program, await storeProfiles(join(folder, 'empty'), 1));
    return [
      ...(await throughputRows(empty, 0)),
      ...(await throughputRows(many, 100_000)),
      {
        what: 'durable add, 16 clients',
        'adds/s': rate(durable),
        'adds/s, store that does nothing': rate(idle),
        ratio: Number((durable / idle).toFixed(2)),
      },
      {
        what: 'get by id, 16 clients',
        'gets/s, 100 stored': rate(getFew),
        'gets/s, 100,000 stored': rate(getMany),
        ratio: Number((getMany / getFew).toFixed(2)),
      },
      {
        what: 'start with 100,000 stored',
        'store open ms': rate(many.opened),
        'listening ms': rate(many.listening),
        'resident MB': rate(rss),
        'heap MB': rate(heap),
      },
      await soakRow(program, await storeProfiles(join(folder, 'soak'), 1000), soakSeconds),
    ];
  } finally {
    for (const { process: child } of servers) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 6 });
  }
}
