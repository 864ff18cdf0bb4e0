import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What some tests need of the system they run on, and every Linux has. Windows lacks most of it; links are only for some people there. */
const ofEveryLinux = {
  symlinks: canSymlink,
  /** A POSIX shell. */
  shell: () => spawnSync('sh', ['-c', 'exit 7']).status === 7,
  /** Signals that a process can act on. */
  signals: () => process.platform !== 'win32',
  /** Permissions by bits. */
  modes: () => process.platform !== 'win32',
  /** Names with any character but a slash. */
  anyName: () => process.platform !== 'win32',
  /** Sockets in a folder. */
  socketFiles: () => process.platform !== 'win32',
  /** Named pipes in a folder. */
  fifos: () => spawnSync('mkfifo', ['--help']).status === 0 || existsSync('/usr/bin/mkfifo'),
  /** Files without an end, such as `/dev/zero`. */
  devices: () => existsSync('/dev/zero'),
  /** A device that is always full. */
  fullDevice: () => existsSync('/dev/full'),
  /** What the kernel tells of processes. */
  proc: () => existsSync('/proc/self/stat'),
} as const;

/** What not every Linux has, or not for everybody. */
const ofSome = {
  curl: () => spawnSync('curl', ['--version']).status === 0,
  /** A disk of a few kilobytes, which only an administrator can have, and in a container not even that one. */
  mounts: canMount,
} as const;

const probes = { ...ofEveryLinux, ...ofSome };

export type Capability = keyof typeof probes;

export const linuxCapabilities = Object.keys(ofEveryLinux) as readonly Capability[];

const known = new Map<Capability, boolean>();

export function isCapable(capability: Capability): boolean {
  const found = known.get(capability) ?? probes[capability]();
  known.set(capability, found);
  return found;
}

/**
 * `it` for a test that needs something of the system. Where that is missing, the test is pending with what it lacks: the runner
 * counts it and says so. Any other pending test is a failure.
 */
export function itWith(...needed: readonly Capability[]): ConditionalTest {
  return itLacking(needed.filter((each) => !isCapable(each)));
}

type ConditionalTest = (title: string, run: Mocha.Func | Mocha.AsyncFunc) => void;

/** The same, where a test file finds out by itself what is missing. */
export function itLacking(lacks: readonly string[]): ConditionalTest {
  return (title, run) => {
    if (lacks.length === 0) it(title, run);
    else Object.assign(it(title), { lacks });
  };
}

function canSymlink(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'can-'));
  try {
    symlinkSync('nowhere', join(folder, 'link'));
    return lstatSync(join(folder, 'link')).isSymbolicLink();
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 6 });
  }
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'can-'));
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).status !== 0) return false;
    return spawnSync('umount', [folder]).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 6 });
  }
}
