import assert from 'node:assert/strict';
import {
  answer,
  misbehavingServer,
  partOfAnswer,
  silence,
  type MisbehavingServer,
  type Reaction,
} from './support/misbehaving-server';
import { addTo, failureOf, sending } from './support/sending';

describe('A person cancels', () => {
  let server: MisbehavingServer | undefined;
  let controller: AbortController;
  const serve = async (...reactions: Reaction[]) => (server = await misbehavingServer(reactions)).port;
  const cancel = () => {
    controller.abort();
  };
  beforeEach(() => (controller = new AbortController()));
  afterEach(() => server?.close());

  const cancelling = async (
    port: number,
    ports: Parameters<typeof sending>[1] = {},
    ...rest: [Parameters<typeof sending>[2]?]
  ) => {
    const failure = failureOf(await sending(addTo(port), { signal: controller.signal, ...ports }, ...rest));
    assert.equal(failure.code, 'cancelled');
    return failure;
  };

  it('before anything began: nothing is sent', async () => {
    cancel();
    assert.equal((await cancelling(await serve(silence))).mayHaveArrived, false);
    assert.equal(server?.connections(), 0);
  });

  it('while the token is being fetched: nothing is sent', async () => {
    const port = await serve(silence);
    const never = { getToken: () => (setImmediate(cancel), new Promise<never>(() => undefined)) };
    const failure = await cancelling(
      port,
      {},
      { kind: 'bearer', credential: never, scopes: [], hosts: [`127.0.0.1:${port}`] },
    );
    assert.equal(failure.message, 'Canceled before anything was changed.');
    assert.equal(server?.connections(), 0);
  });

  it('while connecting', async () => {
    const silent = await misbehavingServer([], { onConnection: () => setImmediate(cancel) });
    const request = { ...addTo(1), url: `https://127.0.0.1:${silent.port}/beta` };
    const failure = failureOf(await sending(request, { signal: controller.signal }));
    assert.equal(failure.code, 'cancelled');
    await silent.close();
  });

  it('while waiting for the answer: it may have been carried out', async () => {
    const failure = await cancelling(await serve(cancel));
    assert.equal(failure.mayHaveArrived, true);
    assert.match(failure.advice.join(), /Check whether the change was made/);
    assert.equal(server?.arrivals.length, 1);
  });

  it('while the body comes in: the status that had come is told', async () => {
    const failure = await cancelling(await serve(partOfAnswer(() => setImmediate(cancel))));
    assert.equal(failure.message, 'Canceled while the response was coming in. Its status was 201.');
    assert.equal(failure.mayHaveArrived, true);
  });

  it('while a refusal comes in: nothing was changed', async () => {
    assert.equal((await cancelling(await serve(partOfAnswer(() => setImmediate(cancel), 400)))).mayHaveArrived, false);
  });

  it('in the countdown before the next try: nothing was changed, and nothing more is sent', async () => {
    const port = await serve(answer(429, '', ['Retry-After: 60']));
    const ticks: number[] = [];
    const failure = await cancelling(port, {
      onWait: ({ milliseconds }) => {
        ticks.push(milliseconds);
        if (milliseconds === 58_000) cancel();
      },
    });
    assert.equal(failure.mayHaveArrived, false);
    assert.deepEqual(ticks, [60_000, 59_000, 58_000]);
    assert.equal(server?.arrivals.length, 1);
  });

  it('in the countdown with the real clock: it ends at once', async () => {
    const { realDelay } = await import('../../../src/transport/repeat');
    const port = await serve(answer(503, '', ['Retry-After: 60']));
    await cancelling(port, { delay: realDelay, onWait: () => setImmediate(cancel) });
    assert.equal(server?.arrivals.length, 1);
  });
});
