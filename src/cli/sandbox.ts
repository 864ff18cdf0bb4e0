import { resolve } from 'node:path';
import { HumanError } from '../errors';
import type { SandboxOptions } from '../sandbox/start-sandbox';
import { completedPath, parseArguments } from './arguments';
import { endSignals, exitCode, type Io } from './io';
import { say } from './printable';
import { readToken } from './sandbox-token';

/** The text of `secprofile sandbox --help`. */
const sandboxHelp = `Usage: secprofile sandbox [options]

Runs a local Microsoft Graph with the six security profile sets on 127.0.0.1. When it is ready, it prints one line of
JSON: {"url":"http://127.0.0.1:PORT/beta","token":"…"}. Press Ctrl+C to stop it.

Options:
  --port N             Port to listen on. Default: any free port
  --data DIR           Folder that keeps the profiles. Default: a temporary folder, deleted when the sandbox stops
  --token-file FILE    File with the token that clients must send. Default: SECPROFILE_TOKEN, or a random token
  --token T            The token itself. Other users of this computer can read it
  --seed DIR           Folder of payload files to add at the first start, when there are no profiles yet
  --fault SPEC         Failure to simulate, such as 429 or "slow; times=3; delay=500"
  --access-log         Write a line of JSON to standard error for each request
  --stop-on-stdin-end  Stop when standard input is closed: for programs that start the sandbox, especially on Windows
  --help               Print this help

Exit codes: 0 the sandbox was stopped, 2 it couldn't start or an option is wrong
`;

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  token: { type: 'string' },
  'token-file': { type: 'string' },
  seed: { type: 'string' },
  fault: { type: 'string' },
  'access-log': { type: 'boolean' },
  'stop-on-stdin-end': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Settings = Omit<SandboxOptions, 'catalog'>;

/** `secprofile sandbox` (contracts.md §7): runs until it's told to end, then returns 0. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, options);
  if (values.help) {
    io.stdout.write(sandboxHelp);
    return exitCode.fine;
  }
  const [stray] = positionals;
  if (stray !== undefined) throw new HumanError(`The sandbox takes only options, not "${stray}".`);
  const ended = endOf(io, values['stop-on-stdin-end'] ?? false);
  const { port, data, seed, fault, 'access-log': accessLog = false } = values;
  const folderOf = (argument: string) => resolve(io.cwd, completedPath(argument, io.platform));
  const settings: Omit<Settings, 'dataDir'> = {
    port: readPort(port),
    token: readToken(values, io),
    seed: seed === undefined ? undefined : folderOf(seed),
    fault,
    log: logTo(io, accessLog),
  };
  if (data !== undefined) return serve({ ...settings, dataDir: folderOf(data) }, ended, io);
  const { withTemporaryFolder } = await import('../sandbox/temporary-folder');
  return withTemporaryFolder((dataDir) => serve({ ...settings, dataDir }, ended, io));
}

async function serve(settings: Settings, ended: Promise<void>, { stdout }: Io): Promise<number> {
  const { bundledCatalog } = await import('../catalog/bundled-catalog');
  const { startSandbox } = await import('../sandbox/start-sandbox');
  const sandbox = await startSandbox({ ...settings, catalog: bundledCatalog });
  try {
    stdout.write(`${JSON.stringify({ url: sandbox.url, token: sandbox.token })}\n`);
    // Without that line, nobody could talk to it.
    if ((await stdout.failure()) !== undefined) return exitCode.failed;
    await ended;
    return exitCode.fine;
  } finally {
    await sandbox.stop();
  }
}

/** Resolves when the person, the system, or the parent process wants the program to end. */
function endOf(io: Io, withStdin: boolean): Promise<void> {
  return new Promise((resolvePromise) => {
    for (const signal of endSignals) io.once(signal, resolvePromise);
    if (withStdin) void io.stdinEnd().then(resolvePromise);
  });
}

function logTo({ stderr }: Io, accessLog: boolean): Settings['log'] {
  return {
    warn: (sentence) => say(stderr, `secprofile: ${sentence}`),
    error: (error) => say(stderr, `secprofile: ${error instanceof Error ? error.message : String(error)}`),
    ...(accessLog ? { access: (entry) => say(stderr, JSON.stringify(entry)) } : {}),
  };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new HumanError(`"${text}" isn't a port. Use a number from 0 to 65535.`);
  return Number(text);
}
