import { setTimeout } from 'node:timers/promises';
import type { Clock, Io } from '../../../../src/cli/io';

interface Surroundings {
  readonly cwd?: string;
  readonly stdin?: string | Buffer;
  readonly env?: Record<string, string>;
  readonly terminal?: boolean;
  readonly platform?: NodeJS.Platform;
  /** The time of this machine unless another is given. */
  readonly clock?: Clock;
  /** What the person answers; without it there is no terminal to ask on. */
  readonly answer?: string | (() => string);
}

const written = () => Promise.resolve(undefined);

/** An {@link Io} that keeps what is written, with a GUID that is always the same. */
export class RecordingIo implements Io {
  out = '';
  err = '';
  readonly env: Record<string, string>;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  readonly stdout;
  readonly stderr;

  constructor(private readonly surroundings: Surroundings = {}) {
    const isTerminal = surroundings.terminal ?? false;
    this.cwd = surroundings.cwd ?? process.cwd();
    this.platform = surroundings.platform ?? 'linux';
    this.env = surroundings.env ?? {};
    this.clock = surroundings.clock ?? {
      date: () => Date.now(),
      delay: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
    };
    this.stdout = { write: (text: string) => void (this.out += text), isTerminal, failure: written };
    this.stderr = { write: (text: string) => void (this.err += text), isTerminal, failure: written };
  }

  readonly asked: string[] = [];
  ask = (question: string) => {
    this.asked.push(question);
    const { answer } = this.surroundings;
    return Promise.resolve(typeof answer === 'function' ? answer() : answer);
  };
  stdinEnd = () => new Promise<never>(() => undefined);
  readStdin = () => Promise.resolve(Buffer.from(this.surroundings.stdin ?? ''));
  newGuid = () => '11111111-2222-4333-8444-555555555555';

  readonly #listeners = new Map<string, (() => void)[]>();
  once = (signal: string, listener: () => void) =>
    this.#listeners.set(signal, [...(this.#listeners.get(signal) ?? []), listener]);
  /** As the system would: tells whoever waits for the signal. */
  signal(name: string): void {
    for (const listener of this.#listeners.get(name) ?? []) listener();
  }
}
