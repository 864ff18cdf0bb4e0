import { randomUUID } from 'node:crypto';
import { bundledCatalog } from '../../catalog/bundled-catalog';
import { createSandbox } from '../../sandbox/create-sandbox';
import { Arming } from '../../sandbox/faults/arming';
import { payloadCheck } from '../../sandbox/start-sandbox';
import { realFiles } from '../../sandbox/store/files';
import { realBeacon } from '../../sandbox/store/beacon';
import { realProcesses } from '../../sandbox/store/processes';
import { openStore } from '../../sandbox/store/open-store';
import type { StoreChange, Profile, Store, StoreWrite } from '../../sandbox/store/store';

/** A store that does nothing: it decides as the real one does, keeps nothing and never waits. */
function nothingStore(): Store {
  let revision = 0;
  return {
    get: () => undefined,
    count: () => 0,
    all: () => [],
    ago: () => ({ get: () => undefined, all: () => [] }),
    commit: async (decide) => {
      await Promise.resolve();
      const write: StoreWrite = decide({ get: () => undefined });
      revision += 1;
      if (!('put' in write)) return { what: 'reset', revision } satisfies StoreChange;
      const profile: Profile = { ...write.put, made: revision, revision };
      return { what: 'added', profile };
    },
    onDidChange: () => () => undefined,
    close: () => Promise.resolve(),
  };
}

function storeAt(folder: string | undefined): Promise<Store> {
  if (folder === undefined) return Promise.resolve(nothingStore());
  const warn = (sentence: string) => {
    console.error(sentence);
  };
  return openStore({
    folder,
    files: realFiles,
    processes: realProcesses,
    beacon: realBeacon,
    now: () => new Date(),
    warn,
  });
}

/** The server that is measured, in a process of its own: tells its URL, then its memory whenever it is asked. */
async function main(folder: string | undefined): Promise<void> {
  const begun = performance.now();
  const store = await storeAt(folder);
  const opened = performance.now() - begun;
  const server = await createSandbox({
    store,
    catalog: bundledCatalog,
    check: payloadCheck(bundledCatalog),
    token: 't',
    port: 0,
    faults: new Arming(),
    allowedOrigins: [],
    newId: randomUUID,
    now: () => new Date(),
    report: (error) => {
      console.error(error);
      process.exitCode = 1;
    },
  });
  process.on('message', () => {
    (globalThis as { gc?: () => void }).gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ rss, heapUsed });
  });
  process.once('SIGTERM', () => {
    void server.stop().then(() => {
      process.disconnect();
    });
  });
  process.send?.({ url: server.url, opened });
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
