import { realFiles, type FileOps, type LogFile } from '../../../src/sandbox/store/files';
import { realBeacon, type Beacon } from '../../../src/sandbox/store/beacon';
import type { Holder } from '../../../src/sandbox/store/holder';
import { openStore } from '../../../src/sandbox/store/open-store';
import type { ProcessIdentity, Processes } from '../../../src/sandbox/store/processes';
import type { Profile, Store } from '../../../src/sandbox/store/store';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

/** A folder of its own for each test, deleted after it. */
export function useFolder(): () => string {
  const cleanup = cleanupAfterEach();
  let folder = '';
  beforeEach(async () => {
    folder = await temporaryFolder(cleanup, 'sandbox-store-');
  });
  return () => folder;
}

type Step =
  'write' | 'datasync' | 'sync' | 'truncate' | 'rename' | 'open' | 'mkdir' | 'link' | 'rm' | 'lstat' | 'readdir';

/** A disk on which chosen steps fail with a code. */
export class FailingFiles implements FileOps {
  /** Steps that fail, with the code of the error; a path part narrows it down. */
  failures: { step: Step; code: string; path?: string; flags?: string }[] = [];
  /** Bytes that may still be written before the disk is full. */
  room = Infinity;
  readonly done: string[] = [];

  async rm(path: string, options: { force: true }): Promise<void> {
    this.pass('rm', path);
    await realFiles.rm(path, options);
  }

  async lstat(path: string): Promise<{ isFile(): boolean }> {
    this.pass('lstat', path);
    return realFiles.lstat(path);
  }

  async readdir(path: string): Promise<string[]> {
    this.pass('readdir', path);
    return realFiles.readdir(path);
  }

  async link(from: string, to: string): Promise<void> {
    this.pass('link', to);
    await realFiles.link(from, to);
  }

  async mkdir(path: string, mode: number): Promise<unknown> {
    this.pass('mkdir', path);
    return realFiles.mkdir(path, mode);
  }

  async rename(from: string, to: string): Promise<void> {
    this.pass('rename', from);
    await realFiles.rename(from, to);
  }

  async open(path: string, flags: string, mode?: number): Promise<LogFile> {
    this.pass('open', path, flags);
    const file = await realFiles.open(path, flags, mode);
    const write = async (data: Uint8Array, offset: number, length: number, position: number) => {
      this.pass('write', path);
      const fits = Math.min(length, this.room);
      if (fits === 0) throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
      this.room -= fits;
      return file.write(data, offset, fits, position);
    };
    return {
      read: file.read.bind(file),
      stat: file.stat.bind(file),
      close: file.close.bind(file),
      write: write as LogFile['write'],
      truncate: async (length = 0) => {
        this.pass('truncate', path);
        const { size } = await file.stat();
        await file.truncate(length);
        this.room += size - length;
      },
      sync: async () => {
        this.pass('sync', path);
        await file.sync();
      },
      datasync: async () => {
        this.pass('datasync', path);
        await file.datasync();
      },
    };
  }

  private pass(step: Step, path: string, flags?: string): void {
    this.done.push(step);
    const failure = this.failures.find(
      (one) => one.step === step && path.includes(one.path ?? '') && (one.flags === undefined || one.flags === flags),
    );
    if (failure) throw Object.assign(new Error(`${step} failed`), { code: failure.code });
  }
}

/** Processes that are as the test says. */
export class FakeProcesses implements Processes {
  constructor(
    private readonly pid: number,
    readonly alive: ReadonlySet<number> = new Set(),
    /** Processes of which nobody can tell. */
    readonly unknown: ReadonlySet<number> = new Set(),
  ) {}

  self(): Promise<ProcessIdentity> {
    return Promise.resolve({ pid: this.pid, host: 'here', started: 'now', machine: '' });
  }

  isAlive(holder: Holder): Promise<boolean | undefined> {
    if (this.unknown.has(holder.pid)) return Promise.resolve(undefined);
    return Promise.resolve(this.alive.has(holder.pid));
  }
}

/** Opens a store; `warnings` collects what it says. */
export function open(
  folder: string,
  more: { files?: FileOps; processes?: Processes; beacon?: Beacon; warnings?: string[]; now?: Date } = {},
): Promise<Store> {
  return openStore({
    folder,
    files: more.files ?? realFiles,
    processes: more.processes ?? new FakeProcesses(1),
    beacon: more.beacon ?? realBeacon,
    now: () => more.now ?? new Date(),
    warn: (sentence) => more.warnings?.push(sentence),
  });
}

/** Puts a host profile with an `os`. */
export function put(store: Store, id: string, os = 'x') {
  return store.commit(() => ({ put: { kind: 'host', id, text: JSON.stringify({ id, os }) } }));
}

export const osOf = (profile: Profile | undefined) => profile && (JSON.parse(profile.text) as { os?: string }).os;
