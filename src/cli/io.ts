import type { Delay } from '../transport/repeat';

/** Where a command writes to. */
export interface Output {
  write(text: string): void;
  /** Whether a person reads it directly: only then do colors make sense. */
  readonly isTerminal: boolean;
}

/** One of the process's own streams. */
export interface StandardOutput extends Output {
  /**
   * Waits until everything was written.
   *
   * @returns the error if that failed; `undefined` if it succeeded, or the reader closed the pipe early
   */
  failure(): Promise<unknown>;
}

/** What ends a program: Ctrl+C, the system, a terminal that closes, and Ctrl+Break on Windows. */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** The time, and how to wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly delay: Delay;
}

/** What a command needs of the process that it runs in; tests pass their own. */
export interface Io {
  readonly stdout: StandardOutput;
  readonly stderr: StandardOutput;
  /** All of standard input. @throws HumanError if it can't be read, or is larger than any file may be */
  readonly readStdin: () => Promise<Buffer>;
  /** Resolves when standard input, which isn't read, is closed. */
  readonly stdinEnd: () => Promise<void>;
  /**
   * Asks on the terminal and waits for a line: `''` if the input ends. `undefined` if nobody can be asked, because standard
   * input or standard error isn't a terminal.
   */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Absolute path of the working folder. */
  readonly cwd: string;
  readonly newGuid: () => string;
  readonly clock: Clock;
  readonly once: (signal: (typeof endSignals)[number], listener: () => void) => unknown;
}

/** A command's module: runs with its arguments and returns the exit code. */
export interface CommandModule {
  /** @throws HumanError for the person's mistakes: its message is printed, and the exit code is 2 */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

/** Contract §7: success, errors in payloads, the command couldn't do its work. */
export const exitCode = { fine: 0, errors: 1, failed: 2 } as const;
