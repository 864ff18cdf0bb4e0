import type { ServedStore } from '../wire/call';
import { GraphError } from '../wire/graph-error';
import type { Fault } from './fault';

/** Defaults: milliseconds that reads lag, and writes per second. */
const lagDelay = 5000;
const writeRate = 5;

const isRead = (method: string) => method === 'GET' || method === 'HEAD';

/** Drops a change and reports success. */
function notKeeping(store: ServedStore): ServedStore {
  return {
    get: store.get.bind(store),
    all: store.all.bind(store),
    ago: store.ago.bind(store),
    commit: async (decide) => {
      const write = decide(store);
      const profile = 'put' in write ? store.get(write.put.kind, write.put.id) : undefined;
      return profile ? { what: 'updated', profile } : store.commit(decide);
    },
  };
}

/** When the latest writes were let through, in milliseconds, by limited store. */
const recentWrites = new WeakMap<ServedStore, number[]>();

function limited(store: ServedStore, rate: number): ServedStore {
  return {
    get: store.get.bind(store),
    all: store.all.bind(store),
    ago: store.ago.bind(store),
    commit: async (decide) => {
      const now = performance.now();
      const recent = (recentWrites.get(store) ?? []).filter((at) => now - at < 1000);
      recentWrites.set(store, recent);
      if (recent.length >= rate) {
        const message = `Too many requests: more than ${rate} writes per second (simulated). Wait as long as Retry-After says.`;
        throw new GraphError(429, message, { headers: { 'retry-after': '1' } });
      }
      recent.push(now);
      return store.commit(decide);
    },
  };
}

/** A service that is eventually consistent, forgetful, or busy, as Graph can be. Each item of a batch is affected on its own. */
export const consistencyFaults: readonly Fault[] = [
  {
    id: 'lag',
    title: 'Reads lag 5 seconds behind writes',
    play: ({ answer, delay = lagDelay }) =>
      answer((store, method) =>
        isRead(method) ? { ...store.ago(delay), ago: store.ago.bind(store), commit: store.commit.bind(store) } : store,
      ),
  },
  {
    id: 'not-kept',
    title: 'Updates succeed but keep the old values',
    play: ({ answer }) => answer((store, method) => (method === 'PATCH' ? notKeeping(store) : store)),
  },
  {
    id: 'limit',
    title: 'At most 5 writes per second; more are throttled',
    play: ({ answer, rate = writeRate }) => answer((store, method) => (isRead(method) ? store : limited(store, rate))),
  },
];
