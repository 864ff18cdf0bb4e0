import { spawn, spawnSync, type ChildProcess, type SpawnOptions, type SpawnSyncReturns } from 'node:child_process';
import { commandFor, type Invocation } from '../system/command';
import { thisSystem, type System } from '../system/system';
import { atExit } from './at-exit';

/**
 * Runs a program to its end; resolves with what it printed.
 *
 * @throws Error with the last lines of its output when it ends with another code than 0.
 */
export function runProgram(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const command = commandFor(program, args);
    const child = spawn(command.program, command.args, {
      ...options,
      ...quotingOf(command),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(new Error(`${program} ${args.join(' ')} ended with ${signal ?? code ?? '?'}:\n${output.slice(-4000)}`));
    });
  });
}

/** Runs a program to its end while everything else waits: for tests of what a person types. */
export function runProgramSync(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): SpawnSyncReturns<string> {
  const command = commandFor(program, args);
  return spawnSync(command.program, command.args, { ...options, ...quotingOf(command), encoding: 'utf8' });
}

const quotingOf = ({ windowsVerbatimArguments = false }: Invocation) => ({ windowsVerbatimArguments });

/** A program with everything that it starts in turn. */
export interface ProcessTree {
  readonly child: ChildProcess;
  /** Resolves with the exit code once it has ended, by itself or not; `undefined` if it was killed or never started. */
  readonly ended: Promise<number | undefined>;
  /** Ends all of it at once; resolves when it is gone. May be called twice. */
  readonly stop: () => Promise<void>;
}

/** Starts a program in a process group of its own, which ends with us at the latest. */
export function startTree(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
  system: System = thisSystem,
): ProcessTree {
  const command = commandFor(program, args, system);
  const child = spawn(command.program, command.args, {
    ...options,
    ...quotingOf(command),
    detached: hasGroups(system),
  });
  const ended = new Promise<number | undefined>((resolve) => {
    child.once('close', (code) => {
      resolve(code ?? undefined);
    });
    // A process that it left behind may hold its output open.
    child.once('exit', (code) => {
      setTimeout(resolve, 2000, code ?? undefined).unref();
    });
    child.once('error', () => {
      resolve(undefined);
    });
  });
  const kill = () => {
    if (child.pid !== undefined) killTree(child.pid, system);
    // Without groups, the program that ends all of it may be missing or refuse to. At least what we started ends.
    if (!hasGroups(system)) child.kill('SIGKILL');
  };
  const forget = atExit(kill);
  void ended.then(forget);
  return {
    child,
    ended,
    stop: async () => {
      kill();
      await ended;
    },
  };
}

/** Whether processes form groups that can be killed together. */
const hasGroups = ({ platform }: Pick<System, 'platform'>) => platform !== 'win32';

function killTree(pid: number, system: System): void {
  if (!hasGroups(system)) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Everything in the group has ended already.
  }
}
