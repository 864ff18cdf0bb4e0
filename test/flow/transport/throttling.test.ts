import assert from 'node:assert/strict';
import {
  answer,
  created,
  misbehavingServer,
  type MisbehavingServer,
  type Reaction,
} from './support/misbehaving-server';
import { addTo, answerOf, sending, updateTo } from './support/sending';

const busy = (status: number, ...headers: string[]) => answer(status, '{}', headers);

describe('A service that is busy', () => {
  let server: MisbehavingServer | undefined;
  const serve = async (...reactions: Reaction[]) => (server = await misbehavingServer(reactions)).port;
  afterEach(() => server?.close());

  for (const status of [429, 503]) {
    it(`is asked again after ${status}, for an Add too, with the same client-request-id`, async () => {
      const sent = await sending(addTo(await serve(busy(status, 'Retry-After: 1'), created)));
      assert.equal(answerOf(sent).status, 201);
      assert.equal(server?.arrivals.length, 2);
      assert.equal(new Set(server.arrivals.map(({ headers }) => headers['client-request-id'])).size, 1);
      assert.equal(new Set(server.arrivals.map(({ body }) => body)).size, 1);
    });
  }

  const forms: readonly [name: string, headers: readonly string[], milliseconds: number][] = [
    ['whole seconds', ['Retry-After: 10'], 10_000],
    ['decimal seconds', ['Retry-After: 2.128'], 2128],
    ['no seconds at all', ['Retry-After: 0'], 0],
    ['a date', ['Retry-After: Wed, 04 Mar 2026 09:30:07 GMT'], 7000],
    ['a date in the past', ['Retry-After: Wed, 04 Mar 2026 09:29:00 GMT'], 0],
    ['a date in the old form', ['Retry-After: Wednesday, 04-Mar-26 09:30:07 GMT'], 7000],
    [
      'a date that counts from its own clock',
      ['Date: Wed, 04 Mar 2026 08:00:00 GMT', 'Retry-After: Wed, 04 Mar 2026 08:00:05 GMT'],
      5000,
    ],
    ['nothing: backs off by itself', [], 750],
    ['nonsense: backs off by itself', ['Retry-After: soon'], 750],
    ['a negative number: backs off by itself', ['Retry-After: -5'], 750],
  ];
  for (const [name, headers, milliseconds] of forms) {
    it(`says how long with ${name}`, async () => {
      const { waits } = await sending(addTo(await serve(busy(429, ...headers), created)));
      assert.equal(waits.total, milliseconds);
      assert.equal(server?.arrivals.length, 2);
    });
  }

  it('is waited for with a countdown that ticks at each full second', async () => {
    const { waits } = await sending(addTo(await serve(busy(503, 'Retry-After: 2.5'), created)));
    assert.deepEqual(waits.ticks, [
      { status: 503, milliseconds: 2500, next: 2 },
      { status: 503, milliseconds: 2000, next: 2 },
      { status: 503, milliseconds: 1000, next: 2 },
    ]);
    assert.deepEqual(waits.slept, [500, 1000, 1000]);
  });

  it('is asked four times at most, with longer and longer waits, then its last answer is reported', async () => {
    const sent = await sending(addTo(await serve(busy(429))));
    assert.equal(answerOf(sent).status, 429);
    assert.equal(server?.arrivals.length, 4);
    assert.equal(sent.waits.total, 750 + 1500 + 3000);
    const { repeats = [] } = sent.result;
    assert.ok(repeats.every(({ tookMs = 0 }) => tookMs > 0));
    assert.deepEqual(
      repeats.map(({ status, waitedMs }) => ({ status, waitedMs })),
      [750, 1500, 3000].map((waitedMs) => ({ status: 429, waitedMs })),
    );
    assert.deepEqual([...new Set(sent.waits.ticks.map(({ next }) => next))], [2, 3, 4]);
  });

  for (const [name, ...headers] of [['no Retry-After'], ['nonsense in it', 'Retry-After: soon']]) {
    for (const [write, requestOf] of [
      ['an Add', addTo],
      ['an Update', updateTo],
    ] as const) {
      it(`is not asked again for ${write} after 503 with ${name}: a proxy may have answered`, async () => {
        const sent = await sending(requestOf(await serve(busy(503, ...headers), created)));
        assert.equal(answerOf(sent).status, 503);
        assert.equal(server?.arrivals.length, 1);
        assert.deepEqual(sent.waits.slept, []);
      });
    }
  }

  it('that wants a longer wait than three minutes is reported at once', async () => {
    const sent = await sending(addTo(await serve(busy(429, 'Retry-After: 181'))));
    assert.equal(answerOf(sent).status, 429);
    assert.deepEqual(sent.waits.slept, []);
    assert.equal(server?.arrivals.length, 1);
  });

  for (const status of [400, 401, 403, 404, 408, 409, 412, 500, 502, 504]) {
    it(`is not asked again after ${status}, whatever Retry-After says`, async () => {
      const sent = await sending(updateTo(await serve(busy(status, 'Retry-After: 1'))));
      assert.equal(answerOf(sent).status, status);
      assert.equal(server?.arrivals.length, 1);
    });
  }
});
