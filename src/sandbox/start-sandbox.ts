import { randomBytes, randomUUID } from 'node:crypto';
import type { Catalog } from '../catalog/catalog';
import { HumanError } from '../errors';
import { takeSnapshot } from '../payload/snapshot';
import { check } from '../validation/inspect';
import { createSandbox } from './create-sandbox';
import { Arming } from './faults/arming';
import { exportFolder } from './folder/export-folder';
import { importFolder, seedFromFolder } from './folder/import-folder';
import { profileAccess } from './profile-access';
import type { Sandbox } from './sandbox';
import type { AccessEntry } from './server/front';
import { realBeacon } from './store/beacon';
import { realFiles, type FileOps } from './store/files';
import { openStore } from './store/open-store';
import { realProcesses } from './store/processes';
import { StoreFailure } from './store/store';
import type { CheckBody } from './wire/call';

export type { Sandbox } from './sandbox';
export { FolderInUse } from './store/folder-in-use';

export interface SandboxLog {
  /** A sentence for a person: damaged data, a read-only folder. */
  warn(sentence: string): void;
  /** Something went wrong inside. */
  error(error: unknown): void;
  /** One answered request. */
  access?(entry: AccessEntry): void;
}

export interface SandboxOptions {
  /** What it serves. */
  readonly catalog: Catalog;
  /** Folder of the data, created if needed. One sandbox at a time can use it. */
  readonly dataDir: string;
  /** 0, the default, means any free port. */
  readonly port?: number | undefined;
  /** Without a `port`: the one to use if it's free, such as that of the last time. */
  readonly preferredPort?: number | undefined;
  /** Random unless given. */
  readonly token?: string | undefined;
  readonly log?: SandboxLog | undefined;
  /** A failure to simulate from the start, as in `--fault`: `429; times=3`. */
  readonly fault?: string | undefined;
  /** Folder of payload files that an empty sandbox starts with. */
  readonly seed?: string | undefined;
  /** Origins of web pages that may talk to it. */
  readonly allowedOrigins?: readonly string[];
  readonly now?: () => Date;
  readonly files?: FileOps;
}

/** The editor's rules for payloads: what is an error there is refused here. */
export const payloadCheck =
  (catalog: Catalog): CheckBody =>
  (kind, intent, text) =>
    check(takeSnapshot({ catalog, text, kind }), { intent }).findings;

const quiet: SandboxLog = { warn: () => undefined, error: () => undefined };

/**
 * Starts a sandbox on loopback over the data in a folder.
 *
 * @throws HumanError: folder in use by another process ({@link FolderInUse}), port taken, unknown fault, bad seed;
 * StoreFailure if the folder can't be read or the disk is full
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { catalog, dataDir, port = 0, log = quiet, now = () => new Date(), files = realFiles } = options;
  const faults = new Arming();
  if (options.fault !== undefined) faults.arm(options.fault);
  const token = options.token ?? randomBytes(32).toString('base64url');
  const store = await openForPeople({
    folder: dataDir,
    files,
    processes: realProcesses,
    beacon: realBeacon,
    now,
    warn: log.warn.bind(log),
  });
  try {
    const parts = { store, catalog, check: payloadCheck(catalog), now, newId: randomUUID };
    if (options.seed !== undefined) await seedFromFolder(options.seed, parts);
    const server = await createSandbox({
      ...parts,
      faults,
      token,
      port,
      preferredPort: options.preferredPort,
      allowedOrigins: options.allowedOrigins ?? [],
      report: log.error.bind(log),
      access: log.access?.bind(log),
    });
    return {
      ...profileAccess(store),
      ...server,
      token,
      faults,
      exportTo: (folder) => exportFolder(store, catalog.kinds, folder),
      importFrom: (folder) => importFolder(folder, parts),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Turns a store that can't be opened into a message for a person. */
async function openForPeople(options: Parameters<typeof openStore>[0]) {
  try {
    return await openStore(options);
  } catch (error) {
    if (error instanceof StoreFailure) throw new HumanError(error.message, [], { cause: error });
    throw error;
  }
}
