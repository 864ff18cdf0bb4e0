import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  constants,
  createSecureServer,
  type Http2SecureServer,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../auth/support/certificate';
import { trustingFetch } from '../auth/support/trusting-fetch';
import { addTo, answerOf, failureOf, sending, updateTo } from './support/sending';

const { NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM } = constants;

/** Goodbye, and nothing of yours was done; then the end, as from a service that is being restarted. */
function farewell({ session }: ServerHttp2Stream): void {
  session?.goaway(NGHTTP2_NO_ERROR, 0);
  session?.destroy();
}

/** Node's `fetch` speaks HTTP/2 from version 26 on. */
describe('A service that speaks HTTP/2', () => {
  const { privateKey: key, certificate: cert } = makeCertificate('Test');
  const fetch = trustingFetch(cert, { http2: true });
  let server: Http2SecureServer;
  let sessions: ServerHttp2Session[];
  let arrivals: string[];
  let react: (stream: ServerHttp2Stream) => void;

  beforeEach(async () => {
    arrivals = [];
    server = createSecureServer({ key, cert });
    sessions = [];
    server.on('session', (session) => sessions.push(session.on('error', () => undefined)));
    server.on('stream', (stream, headers) => {
      stream.on('error', () => undefined);
      arrivals.push(String(headers[':method']));
      react(stream);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(async () => {
    server.close();
    for (const session of sessions) session.destroy();
    await once(server, 'close');
  });

  const over = (request: ReturnType<typeof addTo>) => {
    const { port } = server.address() as AddressInfo;
    return sending({ ...request, url: `https://localhost:${port}/beta/security/hostSecurityProfiles` }, { fetch });
  };

  it('answers an Add', async () => {
    react = (stream) => {
      stream.respond({ ':status': 201 });
      stream.end('{"id":"1"}');
    };
    const { status, body } = answerOf(await over(addTo(0)));
    assert.deepEqual([status, body, arrivals], [201, '{"id":"1"}', ['POST']]);
  });

  const breaks: readonly [name: string, react: (stream: ServerHttp2Stream) => void][] = [
    ['resets the stream', (stream) => stream.close(NGHTTP2_INTERNAL_ERROR)],
    ['refuses the stream', (stream) => stream.close(NGHTTP2_REFUSED_STREAM)],
    ['breaks the connection', (stream) => stream.session?.destroy()],
    ['says goodbye and closes', farewell],
    ['says goodbye for an error', (stream) => stream.session?.goaway(NGHTTP2_INTERNAL_ERROR)],
  ];
  for (const [name, breaking] of breaks) {
    for (const [verb, request] of [
      ['an Add', addTo(0)],
      ['an Update', updateTo(0)],
    ] as const) {
      it(`and ${name} never gets ${verb} twice`, async () => {
        react = breaking;
        const sent = await over(request);
        const failure = failureOf(sent);
        assert.equal(failure.mayHaveArrived, true);
        assert.match(failure.message, /closed the connection before it answered/);
        assert.match(failure.advice.join(' '), /Check whether the change was made/);
        assert.deepEqual(arrivals, [request.method]);
        assert.deepEqual(sent.waits.slept, []);
      });
    }
  }
});
