import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AccessEntry } from '../../../src/sandbox/server/front';
import { startSandbox } from '../../../src/sandbox/start-sandbox';
import { cleanupAfterEach } from '../../support/cleanup';
import { host, send, useFolder, useSandbox } from './support';

/** Sends bytes as they are and gives what comes back until the connection ends. */
async function raw(url: string, text: string): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => (answer += chunk));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

describe('sandbox: its doors', () => {
  const log: AccessEntry[] = [];
  const errors: unknown[] = [];
  const cleanup = cleanupAfterEach();
  const sandbox = useSandbox({
    token: 'SeCret-token',
    allowedOrigins: ['http://localhost:3000'],
    log: { warn: () => undefined, error: (error) => errors.push(error), access: (entry) => log.push(entry) },
  });
  after(() => {
    assert.deepEqual(errors, []);
  });

  it('listens on loopback alone', async () => {
    const { port, hostname } = new URL(sandbox().url);
    assert.equal(hostname, '127.0.0.1');
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const socket = connect(Number(port), address);
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      assert.equal(error.code, 'ECONNREFUSED');
    }
  });

  it('asks everybody for the token, and tells nobody without it anything', async () => {
    for (const path of ['', '/security/hostSecurityProfiles', '/nothing', '/$metadata', '/%zz']) {
      const answer = await send({ ...sandbox(), token: 'wrong' }, 'GET', path);
      assert.equal(answer.status, 401, path);
      assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/);
      assert.ok(!answer.text.includes('SeCret'));
    }
    assert.equal((await fetch(`${sandbox().url}/security`)).status, 401);
  });

  it('says on /healthz that it is there, and no more', async () => {
    const answer = await fetch(new URL('/healthz', sandbox().url));
    assert.deepEqual([answer.status, await answer.text()], [200, 'ok\n']);
    assert.equal((await fetch(new URL('/healthz', sandbox().url), { method: 'POST' })).status, 405);
    // Whether it is still the sandbox that somebody knew: ports are used again.
    const withToken = (token: string) =>
      fetch(new URL('/healthz', sandbox().url), { headers: { Authorization: `Bearer ${token}` } });
    assert.deepEqual([(await withToken('SeCret-token')).status, (await withToken('old')).status], [200, 401]);
  });

  it('refuses other names for this machine, with or without the token', async () => {
    for (const name of ['evil.example', '127.0.0.1.evil.example', '']) {
      const answer = await raw(
        sandbox().url,
        `GET /healthz HTTP/1.1\r\nHost: ${name}\r\nAuthorization: Bearer SeCret-token\r\nConnection: close\r\n\r\n`,
      );
      assert.match(answer, /^HTTP\/1\.1 40[03] /, name);
      assert.match(answer, /"code":"(?:accessDenied|invalidRequest)"/, name);
    }
    const local = await raw(sandbox().url, 'GET /healthz HTTP/1.1\r\nHost: localhost:9\r\nConnection: close\r\n\r\n');
    assert.match(local, /^HTTP\/1\.1 200 /);
  });

  it('refuses web pages and sends them no CORS header, unless their origin was allowed', async () => {
    const page = await send(sandbox(), 'GET', '/security', { headers: { origin: 'http://evil.example' } });
    assert.deepEqual([page.status, page.headers.get('access-control-allow-origin')], [403, null]);
    const origin = 'http://localhost:3000';
    const allowed = await send(sandbox(), 'GET', '/security', { headers: { origin } });
    assert.deepEqual([allowed.status, allowed.headers.get('access-control-allow-origin')], [200, origin]);
    const asked = await fetch(`${sandbox().url}/security`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PATCH' },
    });
    assert.equal(asked.status, 204);
    assert.match(asked.headers.get('access-control-allow-methods') ?? '', /PATCH/);
  });

  it('bounds the URL, the headers and the body, however it is sent', async () => {
    assert.equal((await send(sandbox(), 'GET', `/security?x=${'y'.repeat(9000)}`)).status, 414);
    const headers = await raw(
      sandbox().url,
      `GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: ${'y'.repeat(20_000)}\r\n\r\n`,
    );
    assert.match(headers, /^HTTP\/1\.1 431 .*"code":"invalidRequest"/s);
    const chunk = Buffer.alloc(1 << 20, 'x');
    let isAnswered = false;
    const stream = new ReadableStream({
      // Node's client may go on for ever once the server has hung up: without a pause, nothing else would have a turn.
      pull: async (controller) => {
        await nextTurn();
        if (isAnswered) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const endless = await fetch(`${sandbox().url}/security/hostSecurityProfiles`, {
      method: 'POST',
      headers: { authorization: 'Bearer SeCret-token', 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    }).then(
      ({ status }) => status,
      () => 'broken',
    );
    isAnswered = true;
    // The server stops reading; whether its answer arrives first is up to the network.
    assert.ok(endless === 413 || endless === 'broken', String(endless));
  });

  it('answers what is no HTTP with an error object', async () => {
    assert.match(await raw(sandbox().url, 'HELLO\r\n\r\n'), /^HTTP\/1\.1 400 .*"innerError"/s);
    const bad = await raw(sandbox().url, 'GET http://[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    assert.match(bad, /^HTTP\/1\.1 400 /);
  });

  it('logs what happened without what is secret', async () => {
    log.length = 0;
    await send(sandbox(), 'GET', "/security/hostSecurityProfiles?$filter=fqdn eq 'hidden.contoso.com'", {
      headers: { cookie: 'hidden' },
    });
    await send(sandbox(), 'POST', '/security/hostSecurityProfiles', { body: { ...host, os: 'hidden' } });
    assert.deepEqual(
      log.map(({ method, status, path }) => [method, status, path]),
      [
        ['GET', 200, '/beta/security/hostSecurityProfiles?$filter=…'],
        ['POST', 201, '/beta/security/hostSecurityProfiles'],
      ],
    );
    assert.ok(!/SeCret|hidden/.test(JSON.stringify(log)));
  });

  it('prefers a port, and takes another one where it is taken', async () => {
    const start = (name: string, preferredPort: number) =>
      startSandbox({ catalog: bundledCatalog, dataDir: `${folder()}/${name}`, preferredPort });
    const first = cleanup.adopt(await start('preferred', Number(new URL(sandbox().url).port)));
    assert.notEqual(first.url, sandbox().url);
    await first.stop();
    const second = cleanup.adopt(await start('preferred', Number(new URL(first.url).port)));
    assert.equal(second.url, first.url);
  });

  it('takes a port and says when it is taken', async () => {
    const port = Number(new URL(sandbox().url).port);
    await assert.rejects(startSandbox({ catalog: bundledCatalog, dataDir: `${folder()}/other`, port }), {
      name: 'HumanError',
      message: /Port \d+ is in use/,
    });
    // The folder of the one that could not start is free again.
    await (await startSandbox({ catalog: bundledCatalog, dataDir: `${folder()}/other` })).stop();
  });
  const folder = useFolder();

  it('ends soon though a client holds on', async function () {
    // The client would hold on for as long as it is let.
    this.timeout(10_000);
    const other = cleanup.adopt(
      await startSandbox({ catalog: bundledCatalog, dataDir: `${folder()}/ending`, token: 't' }),
    );
    const idle = connect(Number(new URL(other.url).port), '127.0.0.1');
    idle.on('error', () => undefined);
    await once(idle, 'connect');
    const head = [
      'POST /beta/security/hostSecurityProfiles HTTP/1.1',
      'Host: localhost',
      'Authorization: Bearer t',
      'Content-Type: application/json',
      'Content-Length: 100',
      'Expect: 100-continue',
    ];
    idle.write(`${head.join('\r\n')}\r\n\r\n`);
    // The server has read the request: from here on the connection is no idle one.
    assert.match(String(await once(idle, 'data')), /^HTTP\/1.1 100 /);
    idle.resume();
    const slow = send(other, 'GET', '/security', { headers: { 'x-secprofile-fault': 'slow' } }).catch(() => undefined);
    const closed = once(idle, 'close');
    await other.stop();
    await Promise.all([closed, slow]);
  });
});
