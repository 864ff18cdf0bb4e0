import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { itWith } from '../../support/capabilities';
import { cleanupAfterSuite } from '../../support/cleanup';
import { goodHost } from '../../unit/cli/support/payloads';
import { secprofile } from './support/run-cli';

/** What came in. */
interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** PowerShell, REST Client, and Kulala aren't on npm as programs; httpYac is, and has a suite of its own (`test/peers`). */
describe('cURL itself, given a copied command', () => {
  const cleanup = cleanupAfterSuite();
  const received: Received[] = [];
  let base: string;

  before(async () => {
    const server = createServer((request, response) => {
      const { method, url, headers } = request;
      void text(request).then((body) => {
        received.push({ method, url, headers, body });
        response.end('{}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanup.defer(() => server.close());
    cleanup.defer(() => server.closeAllConnections());
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/beta`;
  });

  /** Has a shell run what `secprofile request` prints for a payload; returns what cURL sent. */
  async function sent(payload: string): Promise<Received> {
    const args = ['request', '-', '--kind', 'host', '--base', base, '--format', 'curl'];
    const { code, out, err } = await secprofile(args, { stdin: payload });
    assert.equal(code, 0, err);
    // A proxy of this machine has no business here.
    const shell = spawn('sh', ['-s'], { env: { ...process.env, NO_PROXY: '*' }, stdio: ['pipe', 'ignore', 'ignore'] });
    shell.stdin.end(out);
    await once(shell, 'close');
    return received.at(-1) ?? assert.fail('Nothing came');
  }

  const awkward = String.raw`it's \"$HOME\" ${'`x`'} \\ $(exit) ü {{1+1}} @file %41`;

  itWith('shell', 'curl')('sends an Add to the byte, whatever a value holds', async () => {
    const payload = goodHost.replace('web01', awkward);
    const { method, url, headers, body } = await sent(payload);
    assert.deepEqual([method, url, body], ['POST', '/beta/security/hostSecurityProfiles', payload]);
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers.authorization, 'Bearer {token}');
    assert.match(headers['client-request-id'] as string, /^[\da-f-]{36}$/);
  });

  itWith('shell', 'curl')('sends an Update to the address of its id', async () => {
    const { method, url, headers, body } = await sent(`{"id": "it's a/b", "tags": ["${awkward}"]}`);
    assert.deepEqual([method, url], ['PATCH', "/beta/security/hostSecurityProfiles/it's%20a%2Fb"]);
    assert.equal(headers['prefer'], 'return=representation');
    assert.deepEqual(JSON.parse(body), { tags: [JSON.parse(`"${awkward}"`)] });
  });

  itWith('shell', 'curl')('sends a body that is too long for an argument', async () => {
    const payload = `${goodHost.trimEnd().slice(0, -1)}, "notes": "${awkward.repeat(5000)}"}`;
    assert.equal((await sent(payload)).body, payload);
  });
});
