import * as fs from 'node:fs/promises';
import { HumanError } from '../../errors';
import { createFolder } from '../../files/create-file';
import { patiently, type Patience } from '../../files/patiently';

/** The part of an open file that the store uses. */
export type LogFile = Pick<fs.FileHandle, 'write' | 'read' | 'stat' | 'truncate' | 'sync' | 'datasync' | 'close'>;

/**
 * What the store does to the disk, so that tests can make any of it fail. The functions are those of `node:fs/promises`;
 * errors have its `code`.
 */
export interface FileOps {
  open(path: string, flags: string, mode?: number): Promise<LogFile>;
  /** Makes a folder and those above it. */
  mkdir(path: string, mode: number): Promise<unknown>;
  /** Gives a file a second name; fails with `EEXIST` if that is taken. */
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { force: true }): Promise<void>;
  /** What has a name. Links aren't followed. */
  lstat(path: string): Promise<{ isFile(): boolean }>;
  readdir(path: string): Promise<string[]>;
}

/** The disk. On Windows, it waits a while for other programs to release a file. */
export function patientFiles(files: FileOps, patience?: Patience): FileOps {
  return {
    open: (path, flags, mode) => patiently(path, () => files.open(path, flags, mode), patience),
    rename: (from, to) => patiently(to, () => files.rename(from, to), patience),
    rm: (path, options) => patiently(path, () => files.rm(path, options), patience),
    mkdir: (path, mode) => patiently(path, () => files.mkdir(path, mode), patience),
    link: async (from, to) => {
      const refusal = await patiently(to, () => files.link(from, to).catch(refusalOf), patience);
      if (refusal) throw refusal;
    },
    lstat: (path) => patiently(path, () => files.lstat(path), patience),
    readdir: (path) => patiently(path, () => files.readdir(path), patience),
  };
}

/** What may mean that the file system has no hard links is final. */
function refusalOf(error: unknown): Error {
  if (error instanceof Error && codeOf(error) === 'EPERM') return error;
  throw error;
}

export const realFiles: FileOps = { ...patientFiles(fs), mkdir: createFolder };

/**
 * Opens an existing file for reading, or for reading and writing.
 *
 * @throws HumanError for a link, which could lead to somebody else's file, and for anything endless, such as a device
 */
export async function openFile(files: FileOps, path: string, flags: 'r' | 'r+'): Promise<LogFile> {
  if ((await files.lstat(path)).isFile()) return files.open(path, flags);
  throw new HumanError(`${path} is a link or isn't a regular file, so it is left alone. Use another folder.`);
}

/** Makes a rename or a new file in `folder` survive a power failure. Windows can't and needn't flush folders. */
export async function syncFolder(files: FileOps, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await files.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The `code` of a file system error, such as `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Writes all of `data` at `position`: one call may write less than asked for. */
export async function writeAll(file: LogFile, data: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < data.length) {
    const { bytesWritten } = await file.write(data, done, data.length - done, position + done);
    done += bytesWritten;
  }
}
