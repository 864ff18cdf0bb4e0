import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { makeCertificate } from '../auth/support/certificate';
import {
  created,
  hangUp,
  misbehavingServer,
  reset,
  silence,
  type MisbehavingServer,
  type Reaction,
} from './support/misbehaving-server';
import { addTo, answerOf, failureOf, requestTo, sending, updateTo } from './support/sending';

/** A port on which nothing listens: it was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = await misbehavingServer([]);
  await server.close();
  return server.port;
}

describe('A connection', () => {
  let server: MisbehavingServer | undefined;
  const serve = async (...reactions: Reaction[]) => (server = await misbehavingServer(reactions)).port;
  afterEach(() => server?.close());

  const breaks: readonly [name: string, reaction: Reaction, code: RegExp][] = [
    ['that is reset after the request', reset, /^ECONNRESET$/],
    ['that is closed after the request', hangUp, /^UND_ERR_SOCKET$/],
    ['on which no HTTP comes back', (socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n'), /^HTTPParserError$/],
    [
      'on which a monstrous header comes back',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`),
      /^UND_ERR_HEADERS_OVERFLOW$/,
    ],
  ];
  for (const [name, reaction, code] of breaks) {
    for (const [verb, requestOf] of [
      ['an Add', addTo],
      ['an Update', updateTo],
    ] as const) {
      it(`${name} never makes ${verb} go out twice`, async () => {
        const sent = await sending(requestOf(await serve(reaction, created)));
        const failure = failureOf(sent);
        assert.match(failure.code, code);
        assert.equal(failure.mayHaveArrived, true);
        assert.match(failure.advice.join(' '), /Check whether the change was made/);
        assert.equal(server?.arrivals.length, 1);
        assert.deepEqual(sent.waits.slept, []);
      });
    }
  }

  it('on which nothing comes back ends with the time-out, and the request goes out once', async () => {
    const sent = await sending(updateTo(await serve(silence)), { timeoutMs: 1000 });
    assert.deepEqual([failureOf(sent).code, failureOf(sent).mayHaveArrived], ['TimeoutError', true]);
    assert.equal(server?.arrivals.length, 1);
  });

  it('that nobody takes is reported: nothing was sent', async () => {
    const port = await closedPort();
    const sent = await sending(addTo(port));
    const failure = failureOf(sent);
    assert.deepEqual([failure.code, failure.mayHaveArrived], ['ECONNREFUSED', false]);
    assert.match(failure.message, new RegExp(`^127\\.0\\.0\\.1:${port} refused the connection`));
    assert.deepEqual(sent.waits.slept, []);
  });

  it('that nobody takes is tried once more for an Update: nothing can have arrived', async () => {
    const port = await closedPort();
    const sent = await sending(updateTo(port), {
      delay: async () => {
        server = await misbehavingServer([created], { port });
      },
    });
    assert.equal(answerOf(sent).status, 201);
    assert.equal(server?.arrivals.length, 1);
    assert.deepEqual(sent.result.repeats, [{ waitedMs: 375 }]);
  });

  it('that nobody takes twice is reported', async () => {
    const sent = await sending(updateTo(await closedPort()));
    assert.equal(failureOf(sent).code, 'ECONNREFUSED');
    assert.equal(sent.waits.slept.length, 1);
  });

  it('to a name that does not exist is reported, and not tried again', async () => {
    const request = { ...requestTo(1, 'PATCH'), url: 'https://no-such-host.invalid/beta' };
    const lookUp = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
    const sent = await sending(request, {
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: lookUp })),
    });
    assert.equal(failureOf(sent).message, 'no-such-host.invalid can’t be found (ENOTFOUND).');
    assert.deepEqual(sent.waits.slept, []);
  });

  const handshakes: readonly [name: string, onConnection: (socket: Socket) => void, says: RegExp, tries: number][] = [
    ['to a port that speaks no TLS', (socket) => socket.write('220 ready\r\n'), /didn’t complete the TLS handshake/, 1],
    [
      'that is reset in the TLS handshake',
      (socket) => socket.once('data', () => socket.resetAndDestroy()),
      /closed the/,
      2,
    ],
    ['that is closed in the TLS handshake', (socket) => socket.once('data', () => socket.end()), /closed the/, 2],
  ];
  for (const [name, onConnection, says, tries] of handshakes) {
    it(`${name} is reported: nothing was sent`, async () => {
      server = await misbehavingServer([], { onConnection });
      const url = `https://127.0.0.1:${server.port}/beta`;
      const failure = failureOf(await sending({ ...addTo(0), url }));
      assert.match(failure.message, says);
      assert.equal(failure.mayHaveArrived, false);
      assert.doesNotMatch(failure.advice.join(' '), /Check whether/);
      assert.equal(server.connections(), 1);
      await sending({ ...updateTo(0), url });
      assert.equal(server.connections(), 1 + tries);
    });
  }

  it('to a certificate that nobody vouches for is reported: nothing was sent', async () => {
    const { privateKey: key, certificate: cert } = makeCertificate('Test');
    const secure = createServer({ key, cert }, () => assert.fail('a request arrived'));
    await once(secure.listen(0, '127.0.0.1'), 'listening');
    const { port } = secure.address() as AddressInfo;
    try {
      const failure = failureOf(await sending({ ...addTo(0), url: `https://localhost:${port}/beta` }));
      assert.match(failure.message, /a certificate that this computer doesn’t trust/);
      assert.equal(failure.mayHaveArrived, false);
    } finally {
      secure.close();
    }
  });
});
