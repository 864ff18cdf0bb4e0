import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { bootOf, type Holder } from './holder';
import { macMachine, macProcess, type Ask } from './mac-processes';
import { machineId } from './machine-id';

/** What identifies a process. */
export type ProcessIdentity = Omit<Holder, 'id' | 'beacon'>;

/** What the lock needs to know of processes. */
export interface Processes {
  self(): Promise<ProcessIdentity>;
  /**
   * Whether the holder is running; `undefined` where nobody can tell.
   *
   * @param answers whether its beacon answers; `undefined` where nobody can tell
   */
  isAlive(holder: Holder, answers: () => Promise<boolean | undefined>): Promise<boolean | undefined>;
}

/** What {@link processesOf} asks, so that tests can simulate any system. */
export interface ProcessSystem {
  readonly platform: NodeJS.Platform;
  readonly pid: number;
  readonly host: () => string;
  readonly readFile: (path: string) => Promise<string>;
  readonly readlink: (path: string) => Promise<string>;
  /** Whether there is a process with that number, even one that has ended but wasn't reaped. */
  readonly exists: (pid: number) => boolean;
  readonly ask: Ask;
  /** The random id that is kept for the machine, by what the system calls it; empty where none can be kept. */
  readonly machineId: (systemId: string) => Promise<string>;
}

/** The namespace of a machine's own processes: `PROC_PID_INIT_INO` of the Linux kernel. */
const outermost = 'pid:[4026531836]';

/** States of a process that has ended and only waits to be reaped: proc_pid_stat(5). */
const ended = new Set(['Z', 'X', 'x']);

/** Tells who is alive on a system. */
export function processesOf(system: ProcessSystem): Processes {
  const read = (path: string) => system.readFile(path).catch(() => '');
  const link = (path: string) => system.readlink(path).catch(() => '');

  const isMac = system.platform === 'darwin';

  /** State and start of a process; empty if unknown. */
  const look = async (process: number | 'self'): Promise<{ state: string; started: string }> => {
    if (isMac) return macProcess(system.ask, process === 'self' ? system.pid : process);
    const [stat, boot] = await Promise.all([read(`/proc/${process}/stat`), read('/proc/sys/kernel/random/boot_id')]);
    // The name in parentheses may contain anything, so count from the last one. State is field 3, start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields[19];
    return ticks === undefined
      ? { state: '', started: '' }
      : { state: fields[0] ?? '', started: `${boot.trim()}/${ticks}` };
  };

  const self = async (): Promise<ProcessIdentity> => {
    const [{ started }, namespace] = await Promise.all([look('self'), link('/proc/self/ns/pid')]);
    // What is kept in a container may come from its image.
    const isContained = system.platform === 'linux' && namespace !== outermost;
    const systemId = isMac ? await macMachine(system.ask) : (await read('/etc/machine-id')).trim();
    const machine = isContained ? '' : await system.machineId(systemId);
    return { pid: system.pid, host: system.host(), started, namespace, machine };
  };

  /** Whether a process of this namespace is still the one that it was. */
  const runs = async ({ pid, started }: Holder): Promise<boolean | undefined> => {
    // This process doesn't hold the folder: the number is that of an earlier process.
    if (pid === system.pid || !system.exists(pid)) return false;
    // `/proc` may belong to another namespace, with other numbers.
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
      if (holder.namespace === undefined) return sameHost ? runs(holder) : undefined;
      // A name is not a machine: it changes with the network, and two may share it. It counts where there is no id.
      const hasIds = here.machine !== '' && holder.machine !== '';
      const sameMachine = hasIds ? here.machine === holder.machine : sameHost;
      // One kernel, whatever the host is called. A beacon works in all of its namespaces.
      const sameKernel = ours === '' ? theirs === '' && sameMachine : ours === theirs;
      if (sameKernel) {
        const running = here.namespace === holder.namespace ? await runs(holder) : undefined;
        return running ?? (await answers());
      }
      // The same machine after a restart: nothing from before is running.
      return hasIds && sameMachine && ours !== '' && theirs !== '' ? false : undefined;
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
  machineId,
});
