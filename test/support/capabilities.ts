import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What some tests need of the system they run on. Windows lacks most of it; links are only for some people there. */
const probes = {
  symlinks: canSymlink,
  /** A POSIX shell. */
  shell: () => spawnSync('sh', ['-c', 'exit 7']).status === 7,
  /** Signals that a process can act on. */
  signals: () => process.platform !== 'win32',
  /** Permissions by bits. */
  modes: () => process.platform !== 'win32',
  /** Named pipes in a folder. */
  fifos: () => spawnSync('mkfifo', ['--help']).status === 0 || existsSync('/usr/bin/mkfifo'),
  /** Files without an end, such as `/dev/zero`. */
  devices: () => existsSync('/dev/zero'),
  /** A device that is always full. */
  fullDevice: () => existsSync('/dev/full'),
} as const;

export type Capability = keyof typeof probes;

export const allCapabilities = Object.keys(probes) as readonly Capability[];

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
export function itWith(...needed: readonly Capability[]): (title: string, run: Mocha.Func | Mocha.AsyncFunc) => void {
  const lacks = needed.filter((each) => !isCapable(each));
  return (title, run) => {
    if (lacks.length === 0) it(title, run);
    else Object.assign(it(title), { lacks });
  };
}

function canSymlink(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'can-'));
  try {
    symlinkSync('nowhere', join(folder, 'link'));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 6 });
  }
}
