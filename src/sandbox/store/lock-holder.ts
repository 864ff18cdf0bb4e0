import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Who holds a folder. `started` tells two processes apart that got the same number one after the other. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Boot id and start time in clock ticks, where the system tells them (Linux: proc(5)); else empty. */
  readonly started: string;
}

/** What the lock needs to know of processes. */
export interface Processes {
  self(): Promise<Holder>;
  /** Whether that very process is still running. On another machine nobody can tell: then yes. */
  isAlive(holder: Holder): Promise<boolean>;
}

async function startOf(pid: number): Promise<string> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // Field 22; the name in parentheses before may hold anything, so count behind the last one.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${boot.trim()}/${ticks}`;
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export const realProcesses: Processes = {
  self: async () => ({ pid: process.pid, host: hostname(), started: await startOf(process.pid) }),
  isAlive: async (holder) => {
    if (holder.host !== hostname()) return true;
    if (!isRunning(holder.pid)) return false;
    const started = await startOf(holder.pid);
    return !started || !holder.started || started === holder.started;
  },
};
