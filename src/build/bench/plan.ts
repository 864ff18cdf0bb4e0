import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundledCatalog } from '../../catalog/bundled-catalog';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox';
import type { BenchRow } from './row';

/** Milliseconds that each request takes on top. */
const latency = 100;
const adds = 1000;
/** How many Adds are measured one after the other. */
const sequential = 30;
const files = 10_000;

/**
 * Bundled and run in a process of its own by bench.ts: `secprofile apply` of 1,000 Adds at 100 ms a request, against Adds one
 * after the other; and `secprofile plan` of 10,000 unchanged files, with its memory. The program runs in its own process.
 */
async function planRows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'secprofile-plan-bench-'));
  const sandbox = await startSandbox({ catalog: bundledCatalog, dataDir: join(folder, 'data') });
  const slow = await slowProxy(sandbox);
  try {
    writePayloads(join(folder, 'adds'), 0, adds);
    const state = join(folder, 'state.json');
    const added = await secprofile(sandbox, slow.url, folder, ['apply', 'adds', '--state', state, '--yes']);
    const one = (await addOneByOne(sandbox, slow.url)) / sequential;

    writePayloads(join(folder, 'adds'), adds, files);
    await secprofile(sandbox, sandbox.url, folder, ['apply', 'adds', '--state', join(folder, 'all.json'), '--yes']);
    const planned = await secprofile(sandbox, sandbox.url, folder, [
      'plan',
      'adds',
      '--state',
      join(folder, 'all.json'),
    ]);
    return [
      {
        what: `${adds} Adds at ${latency} ms a request`,
        seconds: seconds(added.ms),
        'one by one s': seconds(one * adds),
        ratio: Number(((one * adds) / added.ms).toFixed(1)),
        'memory MB': added.megabytes,
      },
      { what: `a plan of ${files} unchanged files`, seconds: seconds(planned.ms), 'memory MB': planned.megabytes },
    ];
  } finally {
    slow.close();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 6 });
  }
}

const seconds = (ms: number) => Number((ms / 1000).toFixed(1));

const payload = (number: number) => ({
  azureTenantId: '0e1d7f1c-0000-4000-8000-000000000000',
  fqdn: `h${number}.contoso.com`,
  tags: ['first', 'second'],
  vendorInformation: { vendor: 'Contoso', provider: 'Endpoint' },
});

function writePayloads(folder: string, from: number, to: number): void {
  mkdirSync(folder, { recursive: true });
  for (let number = from; number < to; number++) {
    writeFileSync(join(folder, `h${number}.host.secprofile.json`), `${JSON.stringify(payload(number), null, 2)}\n`);
  }
}

/** A proxy of a sandbox that answers later. */
async function slowProxy({ url }: Pick<Sandbox, 'url'>) {
  const origin = new URL(url).origin;
  const server = createServer((request, response) => {
    void (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      await sleep(latency);
      const { method = 'GET', headers } = request;
      const { authorization = '', 'content-type': type = 'application/json' } = headers;
      const answer = await fetch(`${origin}${request.url ?? ''}`, {
        method,
        headers: { authorization, 'content-type': type },
        ...(pieces.length === 0 ? {} : { body: Buffer.concat(pieces) }),
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
      response.end(await answer.text());
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/beta`, close: () => void server.close() };
}

/** Milliseconds that some Adds take, one after the other. */
async function addOneByOne({ token }: Pick<Sandbox, 'token'>, url: string): Promise<number> {
  const started = performance.now();
  for (let number = 0; number < sequential; number++) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify(payload(-1 - number));
    const answer = await fetch(`${url}/security/hostSecurityProfiles`, { method: 'POST', headers, body });
    await answer.text();
  }
  return performance.now() - started;
}

/** Runs the program to its end. @throws Error when it ends with another code than 0 */
async function secprofile({ token }: Pick<Sandbox, 'token'>, base: string, folder: string, args: readonly string[]) {
  const told = join(folder, 'memory');
  const hook = join(folder, 'hook.cjs');
  const peak = `process.resourceUsage().maxRSS`;
  writeFileSync(
    hook,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(told)}, String(${peak})));`,
  );
  const started = performance.now();
  const program = [
    `--require=${hook}`,
    join(process.cwd(), 'dist/cli.js'),
    ...args,
    '--base',
    base,
    '--format',
    'json',
  ];
  const child = spawn(process.execPath, program, {
    cwd: folder,
    env: { ...process.env, SECPROFILE_TOKEN: token },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`secprofile ${args.join(' ')} ended with ${code ?? 'a signal'}`);
  return { ms: performance.now() - started, megabytes: Math.round(Number(readFileSync(told, 'utf8')) / 1024) };
}

void planRows().then((rows) => console.log(JSON.stringify(rows)));
