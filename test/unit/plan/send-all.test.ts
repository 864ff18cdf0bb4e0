import assert from 'node:assert/strict';
import { batchRequest } from '../../../src/plan/batch/batch-request';
import { sendAll } from '../../../src/plan/batch/send-all';
import type { SendResult } from '../../../src/transport/http-answer';
import { adds, base, BatchService, jsonAnswer, reads } from './batch-service';

const created = ({ id }: { id: string }) => ({ id, status: 201, headers: {}, body: { id: `new-${id}` } });
const lost: SendResult = {
  ok: false,
  failure: { code: 'ECONNRESET', message: 'The connection broke.', advice: [], mayHaveArrived: true },
};
const unreachable: SendResult = {
  ok: false,
  failure: { code: 'ECONNREFUSED', message: 'Nothing listens there.', advice: [], mayHaveArrived: false },
};
const answered = (status: number, body: unknown = {}, headers: Record<string, string> = {}): SendResult => ({
  ok: true,
  answer: jsonAnswer(status, body, headers),
});

/** The statuses of all outcomes, and the other states, counted. */
function counts({ outcomes }: BatchService): Record<string, number> {
  const result: Record<string, number> = {};
  for (const outcome of outcomes.values()) {
    const key = outcome.state === 'answered' ? String(outcome.answer.status) : outcome.state;
    result[key] = (result[key] ?? 0) + 1;
  }
  return result;
}

describe('Many requests through $batch', () => {
  it('go out 20 in a batch, 4 batches at once, each once', async () => {
    const service = new BatchService(created);
    await sendAll(adds(205), service.ports());
    assert.deepEqual(counts(service), { 201: 205 });
    assert.equal(service.batches.length, 11);
    assert.equal(service.most, 4);
    assert.ok(service.batches.every(({ length }) => length <= 20));
    assert.equal(new Set(service.batches.flat().map(({ id }) => id)).size, 205);
  });

  it('have relative URLs, headers of their own, and bodies to the letter', () => {
    const [item] = adds(1);
    const request = batchRequest(item ? [item] : [], base, 'guid');
    assert.equal(request.url, `${base}/$batch`);
    assert.equal(
      request.body,
      '{"requests":[{"id":"1","method":"POST","url":"/security/hostSecurityProfiles",' +
        '"headers":{"Content-Type":"application/json"},"body":{ "fqdn": "h1", "countHits": 9007199254740993 }}]}',
    );
  });

  it('wait out their own Retry-After, 5 times at most, and hold nobody else back for ever', async () => {
    const busy = (id: string) => ({ id, status: 429, headers: { 'Retry-After': '2.5' } });
    const service = new BatchService((item, attempt) =>
      item.id === '7' || (item.id === '3' && attempt < 3) ? busy(item.id) : created(item),
    );
    await sendAll(adds(60), service.ports());
    assert.deepEqual(counts(service), { 201: 59, 429: 1 });
    assert.equal(service.attempts('7'), 6);
    assert.equal(service.attempts('3'), 3);
    assert.ok(service.waits.every((wait) => wait === 2500));
  });

  it('slow down together when a whole batch is throttled, and speed up again', async () => {
    const service = new BatchService(created, (batch) =>
      batch === 2 ? answered(429, {}, { 'retry-after': '3' }) : undefined,
    );
    await sendAll(adds(400), service.ports());
    assert.deepEqual(counts(service), { 201: 400 });
    assert.deepEqual(service.waits, [3000]);
  });

  it('end when the service stays too busy, or asks for a wait that nobody would bear', async () => {
    for (const retryAfter of ['1', '3600']) {
      const service = new BatchService(created, () => answered(503, {}, { 'retry-after': retryAfter }));
      await sendAll(adds(200), service.ports());
      const { 503: refused = 0, unsent = 0 } = counts(service);
      assert.equal(refused + unsent, 200);
      assert.ok(refused >= 20);
      // Those that were under way at once, each with its repeats.
      assert.ok(service.batches.length <= 4 * 6, `${service.batches.length} batches`);
    }
  });

  for (const status of [404, 405, 501]) {
    it(`go out one by one, as many at once, after a single ${status} of $batch`, async () => {
      const service = new BatchService(created, () => answered(status));
      await sendAll(adds(50), service.ports());
      assert.deepEqual(counts(service), { 201: 50 });
      assert.equal(service.singles.length, 50);
      assert.ok(service.batches.length <= 4);
      assert.equal(service.most, 4);
    });
  }

  it('are unknown where the answer leaves them out, or answers them twice and not alike', async () => {
    const service = new BatchService((item) => (item.id === '2' ? undefined : created(item)));
    await sendAll(adds(3), service.ports());
    assert.deepEqual(counts(service), { 201: 2, unknown: 1 });

    const twice = new BatchService(created, () =>
      answered(200, {
        responses: [
          { id: '1', status: 201, body: { id: 'a' } },
          { id: '1', status: 400, body: {} },
          { id: '2', status: 201, body: { id: 'b' } },
          { id: '2', status: 201, body: { id: 'b' } },
        ],
      }),
    );
    await sendAll(adds(2), twice.ports());
    assert.deepEqual(counts(twice), { unknown: 1, 201: 1 });
  });

  it('say so when there are answers to what nobody sent', async () => {
    const service = new BatchService(created, () =>
      answered(200, { responses: [{ id: '99', status: 201, body: { id: 'x' } }, { status: 201 }, 7] }),
    );
    await sendAll(adds(1), service.ports());
    assert.deepEqual(counts(service), { unknown: 1 });
    assert.match(service.notices.join(), /3 responses to requests that weren’t sent/);
  });

  for (const [what, body] of [
    ['a web page', '<!DOCTYPE html><html></html>'],
    ['an error inside a 200', { error: { code: 'generalException', message: 'No.' } }],
    ['half an answer', '{"responses":[{"id":"1","status":201'],
    ['nothing', ''],
  ] as const) {
    it(`that change something are unknown after ${what}; reads are asked for again`, async () => {
      const service = new BatchService(created, (batch) => (batch === 1 ? answered(200, body) : undefined));
      await sendAll(adds(2), service.ports());
      assert.deepEqual(counts(service), { unknown: 2 });
      assert.equal(service.attempts('1'), 1);

      const reading = new BatchService(
        ({ id }) => ({ id, status: 200, body: {} }),
        (batch) => (batch === 1 ? answered(200, body) : undefined),
      );
      await sendAll(reads(2), reading.ports());
      assert.deepEqual(counts(reading), { 200: 2 });
    });
  }

  it('are unknown after a broken connection, and the others go on', async () => {
    const service = new BatchService(created, (batch) => (batch === 2 ? lost : undefined));
    await sendAll(adds(100), service.ports());
    assert.deepEqual(counts(service), { 201: 80, unknown: 20 });
  });

  it('stop when batch after batch comes to nothing', async () => {
    const service = new BatchService(created, () => lost);
    await sendAll(adds(400), service.ports());
    const { unknown = 0, unsent = 0 } = counts(service);
    assert.equal(unknown + unsent, 400);
    assert.ok(unknown <= 8 * 20, `${unknown}`);
  });

  it('are not sent at all where nobody listens, and that is said', async () => {
    const service = new BatchService(created, () => unreachable);
    await sendAll(adds(100), service.ports());
    assert.deepEqual(counts(service), { unsent: 100 });
  });

  it('end after the batches under way when they are to stop', async () => {
    const service = new BatchService(created, (batch, { stop }) => {
      if (batch === 5) stop.abort();
      return undefined;
    });
    await sendAll(adds(400), service.ports());
    const { 201: done = 0, unsent = 0 } = counts(service);
    assert.equal(done + unsent, 400);
    assert.ok(done >= 100 && done <= 160, `${done}`);
  });

  it('go out only as far as whoever is asked lets them', async () => {
    const service = new BatchService(created);
    await sendAll(adds(40), {
      ...service.ports(),
      departing: (items) => Promise.resolve(items.filter(({ id }) => Number(id) % 2 === 0)),
    });
    assert.deepEqual(counts(service), { 201: 20 });
  });

  it('do not end in a loop when whoever is asked fails', async () => {
    const service = new BatchService(created);
    const failing = { ...service.ports(), departing: () => Promise.reject(new Error('disk full')) };
    await assert.rejects(sendAll(adds(40), failing), /disk full/);
    assert.equal(service.batches.length, 0);
  });

  it('are bounded in bytes, however few they are', async () => {
    const service = new BatchService(created);
    const big = adds(4).map((item) => ({
      ...item,
      request: { ...item.request, body: `{"tags":["${'x'.repeat(600_000)}"]}` },
    }));
    await sendAll(big, service.ports());
    assert.deepEqual(counts(service), { 201: 4 });
    assert.equal(service.batches.length, 4);
  });
});
