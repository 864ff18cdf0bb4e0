import { Worker } from 'node:worker_threads';

/** What runs in a thread has of Node: it is handed over as its text, so it may use nothing else. */
export type InThread = (load: NodeJS.Require) => void;

/** Runs a function in a thread of its own: what it does takes nothing from the extension host's. */
export const inThread = (run: InThread): Worker => new Worker(`(${run.toString()})(require)`, { eval: true });

/** The next message of a thread. */
export const said = <T>(worker: Worker): Promise<T> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
