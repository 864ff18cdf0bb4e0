import type { Io } from '../../../../src/cli/io';

interface Surroundings {
  readonly cwd?: string;
  readonly stdin?: string | Buffer;
  readonly env?: Record<string, string>;
  readonly terminal?: boolean;
}

/** An {@link Io} that keeps what is written, with a GUID that is always the same. */
export class RecordingIo implements Io {
  out = '';
  err = '';
  readonly env: Record<string, string>;
  readonly cwd: string;
  readonly stdout;
  readonly stderr;

  constructor(private readonly surroundings: Surroundings = {}) {
    const isTerminal = surroundings.terminal ?? false;
    this.cwd = surroundings.cwd ?? process.cwd();
    this.env = surroundings.env ?? {};
    this.stdout = { write: (text: string) => void (this.out += text), isTerminal };
    this.stderr = { write: (text: string) => void (this.err += text), isTerminal };
  }

  readStdin = () => Promise.resolve(Buffer.from(this.surroundings.stdin ?? ''));
  newGuid = () => '11111111-2222-4333-8444-555555555555';
  once = () => undefined;
}
