/** Where a command writes to. */
export interface Output {
  write(text: string): void;
  /** Whether a person reads along: colours make sense only then. */
  readonly isTerminal: boolean;
}

/** What a command needs of the process that it runs in; tests pass their own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input. */
  readonly readStdin: () => Promise<Buffer>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path that relative ones count from. */
  readonly cwd: string;
  readonly newGuid: () => string;
  /** Calls the listener when the person (SIGINT) or the system (SIGTERM) wants the program to end. */
  readonly once: (signal: 'SIGINT' | 'SIGTERM', listener: () => void) => unknown;
}

/** A command's module: works on its arguments and answers its exit code. */
export interface CommandModule {
  /** @throws HumanError for what the person got wrong: its sentence is printed, the exit code is 2 */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

/** Contract §7: fine, errors in the payload, could not do its work. */
export const exitCode = { fine: 0, errors: 1, failed: 2 } as const;
