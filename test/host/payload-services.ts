import path from 'node:path';
import * as vscode from 'vscode';
import { extensionUnderTest } from '../../src/build/vscode-host/activation-marks';
import { Disposables } from '../../src/editor/host/disposables';
import { FileRecords } from '../../src/editor/host/file-records';
import { createPayloads, type Payloads } from '../../src/editor/problems/payloads';
import type { Snapshot, TextSource } from '../../src/payload/snapshot';
import type { CheckOptions } from '../../src/validation/check';
import { CheckClient } from '../../src/validation/check-client';
import type { FileJobs } from '../../src/validation/check-files';
import type { InspectJob } from '../../src/validation/inspect';

/** One checking thread serves all tests: it takes longer to start than to check. */
let sharedClient: CheckClient | undefined;

const checkClient = () =>
  new CheckClient({ workerFile: path.join(extensionUnderTest().extensionPath, 'dist/validation-worker.js') });

/** Reads and checks in this thread, and writes down what. */
export class RecordingClient {
  readonly #client = (sharedClient ??= checkClient());
  /** `read name`, `check name`, `inspect name`; `file name` of a file that was not as it is known to be */
  readonly done: string[] = [];

  read(source: TextSource): Promise<Snapshot> {
    this.done.push(`read ${source.fileName}`);
    return this.#client.read(source);
  }

  check(source: TextSource | Snapshot, options: CheckOptions) {
    if (!('payload' in source)) this.done.push(`read ${source.fileName}`);
    this.done.push(`check ${source.fileName}`);
    return this.#client.check(source, options);
  }

  inspect(jobs: readonly InspectJob[]) {
    this.done.push(...jobs.map(({ options }) => `inspect ${options.fileName}`));
    return this.#client.inspect(jobs);
  }

  async files(jobs: FileJobs) {
    const outcomes = await this.#client.files(jobs);
    jobs.files.forEach(({ options }, at) => {
      if (outcomes[at]?.what !== 'unchanged') this.done.push(`file ${options.fileName}`);
    });
    return outcomes;
  }

  /** What was done with a file. */
  of(name: string): string[] {
    return this.done.filter((entry) => entry.endsWith(` ${name}`));
  }
}

/** The payload services of the extension, beside its own, with a client that writes down what it does. */
export interface OwnServices extends Payloads, vscode.Disposable {
  readonly records: FileRecords;
  readonly client: RecordingClient;
}

export function ownServices(): OwnServices {
  const disposables = new Disposables();
  const client = new RecordingClient();
  const records = disposables.add(
    new FileRecords({ get: <T>(_: string, otherwise?: T) => otherwise as T, update: () => Promise.resolve() }),
  );
  const log = {
    error: (...args: unknown[]) => {
      throw new Error(args.join(' '));
    },
  };
  const digestKey = { current: 'a key of tests', load: () => Promise.resolve('a key of tests') };
  const livePlace = () => ({ name: 'sandbox', label: 'sandbox', base: '' }) as const;
  const rulePage = (rule: string) => vscode.Uri.file(`/${rule}.md`);
  const payloads = createPayloads({ records, digestKey, livePlace, rulePage, log }, disposables, () =>
    Promise.resolve(client),
  );
  return { ...payloads, records, client, dispose: () => disposables.dispose() };
}
