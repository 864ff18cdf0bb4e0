import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { listen, listenFailure } from '../../../src/sandbox/server/listen';

const failure = (code: string, port: number) => listenFailure(Object.assign(new Error(code), { code }), port).message;

describe('sandbox: a port that cannot be had', () => {
  it('is told with what helps: below 1024, above it, and when it is taken', () => {
    assert.match(failure('EACCES', 80), /^Port 80 isn't available to this account\. Choose one from 1024 up/);
    assert.match(failure('EACCES', 50_010), /^Port 50010 is reserved by the system\. .*excludedportrange/);
    assert.match(failure('EADDRINUSE', 8080), /in use by another program/);
  });

  it('is refused where the Fetch standard blocks it: nothing but curl could talk to the sandbox there', async () => {
    const answer = () => Promise.resolve(new Response());
    const options = { newId: () => '1', now: () => new Date() };
    for (const port of [1719, 6000, 10_080]) {
      await assert.rejects(
        listen(answer, { ...options, port }).then(({ close }) => close()),
        {
          message: `The Fetch standard blocks port ${port}, so browsers and VS Code couldn't reach the sandbox there. Choose another one, or 0 for any.`,
        },
      );
    }
    const { port } = await listen(answer, { ...options, port: 0 }).then(async (one) => (await one.close(), one));
    await (await listen(answer, { ...options, port })).close();
  });

  it('is told at once where the program that has it never answers, also with VS Code’s fetch, which has a dispatcher of its own', async () => {
    const options = { newId: () => '1', now: () => new Date() };
    const asked: unknown[] = [];
    const silent = createServer((socket) => asked.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { fetch: real } = globalThis;
    globalThis.fetch = (input) => real(input);
    try {
      const { port } = silent.address() as AddressInfo;
      const failed = listen(() => Promise.resolve(new Response()), { ...options, port });
      await assert.rejects(failed, /in use by another program/);
      assert.deepEqual(asked, []);
    } finally {
      globalThis.fetch = real;
      silent.close();
    }
  });
});
