import { spawnSync } from 'node:child_process';
import { buildCli } from './build-cli';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly cwd?: string;
  readonly stdin?: string | Buffer;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs `secprofile` in a process of its own, standard input and output as pipes. */
export async function secprofile(
  args: readonly string[],
  { cwd, stdin = '', env = {} }: Surroundings = {},
): Promise<Ended> {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [await buildCli(), ...args], {
    cwd,
    input: stdin,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 30_000,
  });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}
