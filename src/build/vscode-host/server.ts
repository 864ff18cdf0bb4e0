import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atExit } from './at-exit';
import { thisSystem, type System } from '../system/system';
import { installServer, type ServerFiles } from './install';
import { runProgram, startTree } from './processes';
import { machineScoped, quietSettings } from './settings';
import type { HostVersion } from './versions';

export interface ServerOptions {
  readonly version: HostVersion;
  /** Settings, extensions and logs live here; a fresh folder is a fresh VS Code. */
  readonly dataDir: string;
  /** `false` opens workspaces in restricted mode; `true` switches workspace trust off altogether. */
  readonly trust: boolean;
  /** User settings on top of the quiet ones. Left out, the settings of the data folder stay as they are. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** A free one by default. */
  readonly port?: number | undefined;
  /** Environment variables on top of our own: `NODE_EXTRA_CA_CERTS` and the like. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** For `runInHost`: the page obeys a payload. VS Code then also holds back notifications and other things a person sees. */
  readonly driver?: boolean;
}

export interface RunningServer {
  /** Carries the token without which the server answers nobody; parameters may be added to it. */
  readonly url: URL;
  /** Resolves once it has ended, by itself or by `stop()`. */
  readonly ended: Promise<unknown>;
  /** Ends the server with everything it started; resolves when it is gone. May be called twice. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts VS Code's server on loopback and waits until it listens.
 *
 * @throws HostUnavailable or Error when it cannot be installed or ends before it listens (the message has its last output).
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const files = await installServer(options.version);
  await mkdir(path.join(options.dataDir, 'data', 'User'), { recursive: true, mode: 0o700 });
  if (options.settings !== undefined) await writeSettings(options.dataDir, options.settings);
  const tokenFile = path.join(options.dataDir, 'token');
  const token = randomUUID();
  // In a file: every user of the machine can read a command line, and whoever has the token can run programs as us.
  await writeFile(tokenFile, token, { mode: 0o600 });
  const args = [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--connection-token-file', tokenFile],
    ...['--server-data-dir', options.dataDir, '--telemetry-level', 'off', '--accept-server-license-terms'],
    // It would pack and unpack every message on its way to the same machine.
    '--disable-websocket-compression',
    ...(options.driver === true ? ['--enable-smoke-test-driver'] : []),
    ...(options.trust ? ['--disable-workspace-trust'] : []),
  ];
  // Sockets go there, and stay behind when their owner is killed.
  const temporary = await mkdtemp(path.join(folderForSockets(thisSystem, tmpdir()), 'vs-'));
  const tree = startTree(files.node, ['--import', endWithParent(thisSystem), files.serverMain, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...noGallery,
      ...options.env,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      XDG_RUNTIME_DIR: temporary,
      [guardVariable]: '1',
    },
  });
  const forget = atExit(() => {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 6 });
  });
  const stop = async () => {
    await tree.stop();
    forget();
    await rm(temporary, { recursive: true, force: true, maxRetries: 6 });
  };
  try {
    const port = await listening(tree.child, path.join(options.dataDir, 'server.log'));
    return { url: new URL(`http://127.0.0.1:${port}/?tkn=${token}`), ended: tree.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a system takes of a socket's path, in bytes: 103 on macOS, 107 on Linux. */
const longestSocket = 103;

/** @param temporary the folder for temporary files; on macOS, its path alone may be too long for a socket in it */
export function folderForSockets({ platform }: Pick<System, 'platform'>, temporary: string): string {
  const socket = path.posix.join(temporary, 'vs-XXXXXX', `vscode-ipc-${randomUUID()}.sock`);
  return platform === 'win32' || Buffer.byteLength(socket) <= longestSocket ? temporary : '/tmp';
}

/** Installs a VSIX for every server that uses this data folder; an older or equal version is replaced. */
export async function installVsix(files: ServerFiles, dataDir: string, vsixPath: string): Promise<void> {
  const args = [
    '--install-extension',
    vsixPath,
    '--force',
    '--server-data-dir',
    dataDir,
    '--accept-server-license-terms',
  ];
  const output = await runProgram(files.node, [files.serverMain, ...args], { env: { ...process.env, ...noGallery } });
  if (!output.includes('successfully installed'))
    throw new Error(`${vsixPath} was not installed:\n${output.slice(-4000)}`);
}

/** Settings of the person in front of it, on top of the quiet ones; a server that runs follows them at once. */
async function writeSettings(dataDir: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const all = Object.entries({ ...quietSettings, ...settings });
  const write = async (folder: string, entries: typeof all) => {
    await mkdir(path.join(dataDir, 'data', folder), { recursive: true, mode: 0o700 });
    const text = JSON.stringify(Object.fromEntries(entries), undefined, 2);
    await writeFile(path.join(dataDir, 'data', folder, 'settings.json'), text);
  };
  await write('User', all);
  await write(
    'Machine',
    all.filter(([key]) => machineScoped.has(key)),
  );
}

/** No extension gallery: neither the network nor what is published there may change a run. */
const noGallery = { EXTENSIONS_GALLERY: '{}' };

const guardVariable = 'VSCODE_HOST_GUARD';

/**
 * Loaded into the server before it starts: when the pipe from us breaks, even because we were killed outright, the server
 * ends its whole process group. The variable keeps it out of the processes that the server starts with the same arguments.
 */
export function endWithParent({ platform }: Pick<System, 'platform'>): string {
  // Windows has no groups.
  const endAll =
    platform === 'win32'
      ? `async () => { (await import('node:child_process')).spawnSync('taskkill', ['/pid', String(process.pid), '/T', '/F']); process.exit() }`
      : `() => process.kill(-process.pid, 'SIGKILL')`;
  const script =
    `if (process.env.${guardVariable}) { delete process.env.${guardVariable};` +
    `process.stdin.resume().unref?.(); process.stdin.on('close', ${endAll}); }`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}

function listening(child: ChildProcess, logFile: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const log = createWriteStream(logFile);
    let output = '';
    let port: number | undefined;
    const read = (chunk: Buffer) => {
      log.write(chunk);
      if (port !== undefined) return;
      output += chunk.toString();
      const found = /Web UI available at http:\/\/[^:]+:(\d+)/.exec(output)?.[1];
      if (found === undefined) return;
      port = Number(found);
      resolve(port);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('close', () => {
      log.end();
      reject(new Error(`The VS Code server ended before it listened:\n${output.slice(-2000)}`));
    });
  });
}
