import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../errors';
import type { SandboxOptions } from '../sandbox/start-sandbox';

/** The part of `process` that the command uses. */
export interface SandboxIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  once(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

export const usage = `secprofile sandbox [options]

Runs a Microsoft Graph for the six security profile sets on 127.0.0.1 and prints one line of JSON when it listens:
{"url":"http://127.0.0.1:PORT/beta","token":"…"}. It ends with SIGINT (Ctrl+C) or SIGTERM.

  --port N        port to listen on (default: any that is free)
  --data DIR      folder to keep the profiles in (default: a temporary one, deleted at the end)
  --token T       token that clients must send (default: a random one)
  --seed DIR      folder of payload files to start with, if there are no profiles yet
  --fault SPEC    failure to simulate, such as 429 or "slow; times=3; delay=500"
  --access-log    a line of JSON on standard error for each request
`;

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  token: { type: 'string' },
  seed: { type: 'string' },
  fault: { type: 'string' },
  'access-log': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new HumanError(error instanceof Error ? error.message : String(error));
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new HumanError(`"${text}" is no port: 0 to 65535.`);
  return Number(text);
}

function readToken(text: string | undefined): string | undefined {
  if (text === undefined || /^[\x21-\x7e]{1,512}$/.test(text)) return text;
  throw new HumanError('The token must be 1 to 512 visible ASCII characters without blanks.');
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function serve(
  settings: Omit<SandboxOptions, 'catalog' | 'dataDir' | 'log'>,
  dataDir: string,
  accessLog: boolean,
  io: SandboxIo,
) {
  const line = (text: string): void => {
    io.stderr.write(`${text}\n`);
  };
  const ended = new Promise<void>((resolve) => {
    io.once('SIGINT', resolve);
    io.once('SIGTERM', resolve);
  });
  const { bundledCatalog } = await import('../catalog/bundled-catalog');
  const { startSandbox } = await import('../sandbox/start-sandbox');
  const sandbox = await startSandbox({
    ...settings,
    catalog: bundledCatalog,
    dataDir,
    log: {
      warn: line,
      error: (error) => {
        line(sentenceOf(error));
      },
      ...(accessLog
        ? {
            access: (entry) => {
              line(JSON.stringify(entry));
            },
          }
        : {}),
    },
  });
  io.stdout.write(`${JSON.stringify({ url: sandbox.url, token: sandbox.token })}\n`);
  await ended;
  await sandbox.stop();
}

/**
 * `secprofile sandbox`: contracts.md §7.
 *
 * @param args what stands behind `sandbox`
 * @param io `process` fits
 * @returns the exit code: 0 at the end, 2 when it could not start
 */
export async function run(args: readonly string[], io: SandboxIo): Promise<number> {
  let temporary: string | undefined;
  try {
    const { port, data, token, seed, fault, 'access-log': accessLog = false, help } = readArguments(args);
    if (help) {
      io.stdout.write(usage);
      return 0;
    }
    const settings = { port: readPort(port), token: readToken(token), seed, fault };
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    temporary = data === undefined ? await mkdtemp(join(tmpdir(), 'secprofile-sandbox-')) : undefined;
    await serve(given, data ?? temporary ?? '', accessLog, io);
    return 0;
  } catch (error) {
    io.stderr.write(`secprofile sandbox: ${sentenceOf(error)}\n`);
    return 2;
  } finally {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
  }
}
