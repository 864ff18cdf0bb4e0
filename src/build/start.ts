import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stoppingIsNormal } from './vscode-host/at-exit';
import { checkWorkbench } from './vscode-host/check-workbench';
import { startHost } from './vscode-host/choose-host';
import { codeIfInstalled, installedCode, openDesktopWindow } from './vscode-host/desktop-window';
import { installServer } from './vscode-host/install';
import { root, cacheRoot } from './folders';
import { openInBrowser } from './system/open-in-browser';
import { installVsix, startServer } from './vscode-host/server';
import { folderUrl } from './vscode-host/url';
import { HostUnavailable, newest } from './vscode-host/versions';

const usage = `npm start [-- options]: a real VS Code with this extension and the example payloads.

  --port N    port to listen on (by default, any that is free)
  --fresh     reset the examples and, in the browser, the settings and the sandbox
  --desktop   use the installed VS Code instead of one from npm in the browser, as "npm run start:desktop" does
  --check     check that everything starts, without opening a window; exit code 0 if it does`;

const vsix = path.join(root, 'out', 'graph-security-profiles.vsix');

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
  } else if (options.check) {
    await check(options.port);
  } else {
    const home = path.join(cacheRoot, 'start');
    if (options.fresh) await rm(home, { recursive: true, force: true, maxRetries: 6 });
    await (options.desktop ? desktop(home) : serve(home, options.port));
  }
}

async function serve(home: string, port: number | undefined): Promise<void> {
  const host = await startHost({
    install: () => installServer(newest),
    installed: codeIfInstalled,
    build,
    start: () => start(home, port),
    // Naming a port means asking for it.
    isServerWanted: port !== undefined,
  });
  if (host.kind === 'desktop') return insteadOfServer(host, home);
  const { server, url } = host.server;
  stoppingIsNormal();
  const opened = openInBrowser(url);
  console.log(`
VS Code ${newest.vscode} with the extension${opened ? ' opens in your browser' : ': open'}

  ${url.href}

The address is a key: whoever has it can run programs as you.
The payloads are a copy that you can change, in ${examplesIn(home)}.
Press Ctrl+C to stop it.`);
  await server.ended;
  throw new HostUnavailable(`The VS Code server ended by itself; its log is ${path.join(home, 'data', 'server.log')}.`);
}

function insteadOfServer({ why, program }: { why: string; program: string }, home: string): Promise<void> {
  console.log(`${why}\n\nOpening your installed VS Code instead: ${program}`);
  return desktop(home, program);
}

async function desktop(home: string, program = installedCode()): Promise<void> {
  await build();
  await copyExamples(home);
  await openDesktopWindow(program, root, examplesIn(home));
}

/** Checks a first start, whatever was done in the folder that `npm start` keeps. */
async function check(port: number | undefined): Promise<void> {
  await installServer(newest);
  await build();
  await mkdir(cacheRoot, { recursive: true });
  const home = await mkdtemp(path.join(cacheRoot, 'check-'));
  try {
    const { server, url } = await start(home, port);
    try {
      await checkWorkbench(url, 'Security Profiles');
    } finally {
      await server.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 6 });
  }
  console.log(`VS Code ${newest.vscode} started with the extension.`);
}

async function start(home: string, port: number | undefined) {
  const dataDir = path.join(home, 'data');
  await copyExamples(home);
  await installVsix(await installServer(newest), dataDir, vsix);
  const isFirst = !existsSync(path.join(dataDir, 'data', 'User', 'settings.json'));
  const settings = isFirst ? { 'workbench.welcomePage.walkthroughs.openOnInstall': true } : undefined;
  const server = await startServer({ version: newest, dataDir, trust: true, port, settings });
  return { server, url: folderUrl(server.url, examplesIn(home)) };
}

function examplesIn(home: string): string {
  return path.join(home, 'examples');
}

/** Copies only once: the copy is the person's to change, and the repository stays as it was. */
async function copyExamples(home: string): Promise<void> {
  if (!existsSync(examplesIn(home))) await cp(path.join(root, 'examples'), examplesIn(home), { recursive: true });
}

function readOptions(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string' }, fresh: flag, desktop: flag, check: flag, help: flag },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new HostUnavailable(`--port ${values.port ?? ''}: a port is a number from 1 to 65535.`);
  }
  if (values.desktop && values.check)
    throw new HostUnavailable('--check looks at the browser, so it can’t be used with --desktop.');
  return { ...values, port };
}

let built: Promise<void> | undefined;

/** The same VSIX that is published: what you try is what people install. Once, even if something else is opened after all. */
const build = (): Promise<void> => (built ??= makeVsix());

function makeVsix(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join('src', 'build', 'bundle', 'package.ts')], {
      cwd: root,
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 && existsSync(vsix)) resolve();
      else reject(new HostUnavailable('The extension could not be built; see above.'));
    });
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const known = error instanceof HostUnavailable || (error instanceof Error && 'code' in error);
    console.error(known ? error.message : error);
    process.exit(1);
  },
);
