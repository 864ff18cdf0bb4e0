import type { Delay } from '../transport/repeat';

/** Where a command writes to. */
export interface Output {
  write(text: string): void;
  /** Whether a person reads along: colours make sense only then. */
  readonly isTerminal: boolean;
}

/** One of the process's own streams. */
export interface StandardOutput extends Output {
  /**
   * Waits until everything that was written has gone out.
   *
   * @returns why it could not; `undefined` when it could, also when the reader had enough and closed the pipe
   */
  failure(): Promise<unknown>;
}

/** What ends a program: Ctrl+C, the system, a terminal that closes, and Ctrl+Break on Windows. */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** How a command knows the time, and waits. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly delay: Delay;
}

/** What a command needs of the process that it runs in; tests pass their own. */
export interface Io {
  readonly stdout: StandardOutput;
  readonly stderr: StandardOutput;
  /** All of standard input. @throws HumanError when it cannot be read, or is larger than any file may be */
  readonly readStdin: () => Promise<Buffer>;
  /** Resolved when whoever started the program closes its standard input, which is not read. */
  readonly stdinEnd: () => Promise<void>;
  /**
   * Asks on the terminal and waits for a line: `''` when the input ends there. `undefined` where no person can be asked,
   * because standard input or standard error is no terminal.
   */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Absolute path that relative ones count from. */
  readonly cwd: string;
  readonly newGuid: () => string;
  readonly clock: Clock;
  readonly once: (signal: (typeof endSignals)[number], listener: () => void) => unknown;
}

/** A command's module: works on its arguments and answers its exit code. */
export interface CommandModule {
  /** @throws HumanError for what the person got wrong: its sentence is printed, the exit code is 2 */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

/** Contract §7: fine, errors in the payload, could not do its work. */
export const exitCode = { fine: 0, errors: 1, failed: 2 } as const;
