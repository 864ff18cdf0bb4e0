import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { channel } from 'node:diagnostics_channel';
import { answer, misbehavingServer, type MisbehavingServer } from './support/misbehaving-server';
import { addTo, sending } from './support/sending';

describe('The time of a request', () => {
  let server: Server | MisbehavingServer | undefined;
  afterEach(() => void server?.close());

  /** A server that answers after 40 ms and takes 30 ms more for the body. */
  async function slowly(): Promise<number> {
    const slow = createServer((request, response) => {
      request.resume().on('end', () => {
        setTimeout(() => {
          response.write('{');
          setTimeout(() => response.end('}'), 30);
        }, 40);
      });
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    server = slow;
    return (slow.address() as AddressInfo).port;
  }

  it('is told in its parts, which together are all of it', async () => {
    const { result } = await sending(addTo(await slowly()));
    const { timing } = result;
    assert.ok(result.ok && timing?.queue !== undefined && timing.connect !== undefined && timing.send !== undefined);
    const parts = Object.values(timing) as number[];
    assert.ok(
      parts.every((part) => part >= 0),
      JSON.stringify(timing),
    );
    assert.ok(timing.wait >= 35 && timing.download >= 25, JSON.stringify(timing));
    const sum = parts.reduce((all, part) => all + part, 0);
    assert.ok(sum >= result.answer.durationMs, `${sum} of ${result.answer.durationMs}`);
  });

  it('has no part that was not measured, where fetch tells nothing of its connection', async () => {
    const fetch = () => Promise.resolve(new Response('{}', { status: 201 }));
    const { result } = await sending(addTo(1), { fetch });
    assert.deepEqual(Object.keys(result.timing ?? {}), ['wait', 'download', 'own']);
  });

  it('is of the last try; each before it says how long it took', async () => {
    server = await misbehavingServer([answer(429, '{}', ['Retry-After: 1']), answer(201, '{}')]);
    const { result } = await sending(addTo(server.port));
    assert.equal(result.repeats?.length, 1);
    assert.ok((result.repeats[0]?.tookMs ?? 0) > 0);
    assert.ok((result.timing?.wait ?? 0) > 0);
  });

  it('is watched as long as a request is under way, and no longer', async () => {
    await sending(addTo(await slowly()));
    for (const name of ['undici:request:create', 'undici:client:connected', 'undici:request:bodySent']) {
      assert.equal(channel(name).hasSubscribers, false, name);
    }
  });
});
