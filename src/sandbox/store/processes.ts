import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { bootOf, type Holder } from './holder';
import { macMachine, macProcess, type Ask } from './mac-processes';

/** A process, without what its sandbox adds. */
export type ProcessIdentity = Omit<Holder, 'id' | 'beacon'>;

/** What the lock needs to know of processes. */
export interface Processes {
  self(): Promise<ProcessIdentity>;
  /**
   * Whether the holder may still be running. What cannot be known to be dead is alive.
   *
   * @param answers whether its beacon answers; `undefined` where nobody can tell
   */
  isAlive(holder: Holder, answers: () => Promise<boolean | undefined>): Promise<boolean>;
}

/** What the answers rest on, so that a test can be on any system. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly pid: number;
  readonly host: () => string;
  readonly readFile: (path: string) => Promise<string>;
  readonly readlink: (path: string) => Promise<string>;
  /** Whether a process of that number is there, running or not reaped yet. */
  readonly exists: (pid: number) => boolean;
  readonly ask: Ask;
}

/** The namespace in which a machine's own processes are: `PROC_PID_INIT_INO` of the Linux kernel. */
const outermost = 'pid:[4026531836]';

/** States of a process that only waits for its parent to ask how it ended: proc_pid_stat(5). */
const ended = new Set(['Z', 'X', 'x']);

/** Tells who is alive on a system. */
export function processesOf(system: System): Processes {
  const read = (path: string) => system.readFile(path).catch(() => '');
  const link = (path: string) => system.readlink(path).catch(() => '');

  const isMac = system.platform === 'darwin';

  /** State and start of a process; empty where that is not told, or of other processes. */
  const look = async (process: number | 'self'): Promise<{ state: string; started: string }> => {
    if (isMac) return macProcess(system.ask, process === 'self' ? system.pid : process);
    const [stat, boot] = await Promise.all([read(`/proc/${process}/stat`), read('/proc/sys/kernel/random/boot_id')]);
    // The name in parentheses may hold anything, so count after the last one. State is field 3, start time 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields[19];
    return ticks === undefined
      ? { state: '', started: '' }
      : { state: fields[0] ?? '', started: `${boot.trim()}/${ticks}` };
  };

  const self = async (): Promise<ProcessIdentity> => {
    const [{ started }, namespace] = await Promise.all([look('self'), link('/proc/self/ns/pid')]);
    const ofLinux = async () => (namespace === outermost ? (await read('/etc/machine-id')).trim() : '');
    const machine = await (isMac ? macMachine(system.ask) : ofLinux());
    return { pid: system.pid, host: system.host(), started, namespace, machine };
  };

  /** Whether a process whose number counts here, too, is the one that it was. */
  const runs = async ({ pid, started }: Holder): Promise<boolean | undefined> => {
    // Whoever asks does not hold the folder: the number is from an earlier life.
    if (pid === system.pid || !system.exists(pid)) return false;
    // `/proc` may be that of another namespace, with other numbers.
    if (!isMac && (await link('/proc/self')) !== String(system.pid)) return undefined;
    const found = await look(pid);
    if (ended.has(found.state)) return false;
    if (found.started === '' || started === '') return undefined;
    return found.started === started;
  };

  return {
    self,
    isAlive: async (holder, answers) => {
      const here = await self();
      const [ours, theirs] = [bootOf(here), bootOf(holder)];
      const sameHost = here.host === holder.host;
      if (holder.namespace === undefined) return !sameHost || ((await runs(holder)) ?? true);
      // One kernel, whatever the host is called. A beacon is heard in every namespace of it.
      const sameKernel = ours === '' ? theirs === '' && sameHost : ours === theirs;
      if (sameKernel) {
        const running = here.namespace === holder.namespace ? await runs(holder) : undefined;
        return running ?? (await answers()) ?? true;
      }
      // The same machine, started anew: nothing of its earlier life runs.
      // A Mac's name changes with the network, and its id is its own; that of Linux may come from an image.
      const sameMachine = (sameHost || isMac) && here.machine !== '' && here.machine === holder.machine;
      return !(sameMachine && ours !== '' && theirs !== '');
    },
  };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const execute = promisify(execFile);

export const realProcesses: Processes = processesOf({
  platform: process.platform,
  pid: process.pid,
  host: hostname,
  readFile: (path) => readFile(path, 'utf8'),
  readlink: (path) => readlink(path),
  exists,
  ask: async (program, ...args) => {
    const { stdout } = await execute(program, args, { env: { ...process.env, LC_ALL: 'C' }, timeout: 5000 });
    return stdout;
  },
});
