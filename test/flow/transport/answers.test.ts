import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import {
  answer,
  created,
  hangUp,
  misbehavingServer,
  partOfAnswer,
  reset,
  type MisbehavingServer,
  type Reaction,
} from './support/misbehaving-server';
import { addTo, answerOf, failureOf, requestTo, sending, updateTo } from './support/sending';

describe('An answer', () => {
  let server: MisbehavingServer | undefined;
  const serve = async (...reactions: Reaction[]) => (server = await misbehavingServer(reactions)).port;
  afterEach(() => server?.close());

  it('comes with status, headers, body and its size', async () => {
    const got = answerOf(await sending(addTo(await serve(created))));
    assert.deepEqual(
      { ...got, durationMs: 0 },
      {
        status: 201,
        headers: [
          ['content-length', '10'],
          ['content-type', 'application/json'],
        ],
        body: '{"id":"1"}',
        bodyBytes: 10,
        bodyState: 'whole',
        durationMs: 0,
      },
    );
    assert.ok(got.durationMs > 0);
  });

  it('is asked for with exactly the method, headers and bytes of the request', async () => {
    const body = '{ "riskScore" : "é",\r\n "size": 9223372036854775807 }';
    await sending(requestTo(await serve(answer(200)), 'PATCH', body));
    const [arrival] = server?.arrivals ?? [];
    assert.equal(arrival?.method, 'PATCH');
    assert.equal(arrival.path, '/beta/security/hostSecurityProfiles/1');
    assert.equal(arrival.body, body);
    assert.equal(arrival.headers['content-type'], 'application/json');
    assert.equal(arrival.headers['client-request-id'], '11111111-2222-4333-8444-555555555555');
    assert.equal(arrival.headers['authorization'], undefined);
  });

  it('may be empty: 204', async () => {
    const got = answerOf(
      await sending(updateTo(await serve((socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n')))),
    );
    assert.deepEqual([got.status, got.body, got.bodyState], [204, '', 'whole']);
  });

  it('may be partial: 206 comes through with its warnings', async () => {
    const warning = '199 - "Contoso/Hosts/504/10000"';
    const got = answerOf(await sending(addTo(await serve(answer(206, '{}', [`Warning: ${warning}`])))));
    assert.equal(got.status, 206);
    assert.equal(new Map(got.headers).get('warning'), warning);
  });

  it('keeps each cookie header apart', async () => {
    const got = answerOf(await sending(addTo(await serve(answer(200, '', ['Set-Cookie: a=1', 'Set-Cookie: b=2'])))));
    assert.deepEqual(
      got.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value),
      ['a=1', 'b=2'],
    );
  });

  it('may be a page of a proxy: shown as it is, in its own charset', async () => {
    const text = Buffer.from('<p>Zugang f\xfcr G\xe4ste', 'latin1');
    const page: Reaction = (socket) => {
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Length: ${text.length}\r\n\r\n`,
      );
      socket.write(text);
    };
    const got = answerOf(await sending(addTo(await serve(page))));
    assert.deepEqual([got.status, got.body, got.bodyState], [200, '<p>Zugang für Gäste', 'whole']);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`that redirects to another host is reported and not followed: ${status}`, async () => {
      const other = await misbehavingServer([created]);
      try {
        const location = `Location: http://127.0.0.1:${other.port}/elsewhere`;
        const got = answerOf(await sending(addTo(await serve(answer(status, '', [location])))));
        assert.equal(got.status, status);
        assert.equal(new Map(got.headers).get('location'), location.slice('Location: '.length));
        assert.equal(other.connections(), 0);
        assert.equal(server?.arrivals.length, 1);
      } finally {
        await other.close();
      }
    });
  }

  it('that the network stack hides because it redirects is a failure', async () => {
    const hidden = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const failure = failureOf(await sending(addTo(1), { fetch: () => Promise.resolve(hidden) }));
    assert.equal(failure.code, 'redirected');
    assert.match(failure.message, /^127\.0\.0\.1:1 redirected the request/);
  });

  it('that is too large is read up to the limit', async () => {
    const got = answerOf(await sending(addTo(await serve(answer(200, 'x'.repeat(500_000)))), { bodyLimit: 1000 }));
    assert.equal(got.bodyState, 'too-large');
    assert.ok(got.bodyBytes > 1000 && got.bodyBytes < 500_000);
    assert.equal(got.body.length, got.bodyBytes);
  });

  it('that unpacks to far more than was sent is read up to the limit too', async () => {
    const packed = gzipSync(Buffer.alloc(20_000_000));
    const bomb: Reaction = (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`);
      socket.write(packed);
    };
    const got = answerOf(await sending(addTo(await serve(bomb)), { bodyLimit: 100_000 }));
    assert.equal(got.bodyState, 'too-large');
    assert.ok(got.bodyBytes < 1_000_000);
  });

  it('that ends early keeps its status and what came of it', async () => {
    for (const end of [hangUp, reset]) {
      const got = answerOf(await sending(addTo(await serve(partOfAnswer(end)))));
      assert.deepEqual([got.status, got.body, got.bodyState], [201, '{"id":"1', 'broken-off']);
      assert.equal(server?.arrivals.length, 1);
      await server.close();
    }
  });

  it('that ends early in its chunks is told from a whole one', async () => {
    const cut: Reaction = (socket) => {
      socket.end('HTTP/1.1 201 X\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"id"\r\n');
    };
    assert.equal(answerOf(await sending(addTo(await serve(cut)))).bodyState, 'broken-off');
  });

  it('that drips forever ends with the time-out and keeps what came of it', async () => {
    const drip: Reaction = (socket) => {
      socket.write('HTTP/1.1 201 X\r\nContent-Length: 1000\r\n\r\n{');
      const timer = setInterval(() => socket.write(' '), 5);
      socket.on('close', () => {
        clearInterval(timer);
      });
    };
    const got = answerOf(await sending(addTo(await serve(drip)), { timeoutMs: 1000 }));
    assert.deepEqual([got.status, got.bodyState], [201, 'broken-off']);
    assert.equal(server?.arrivals.length, 1);
  });
});
