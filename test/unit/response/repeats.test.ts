import assert from 'node:assert/strict';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { announceWait } from '../../../src/response/repeats';
import { answered, unanswered } from './attempts';

describe('A request that took several tries', () => {
  const notesOf = (attempt: Parameters<typeof describeAttempt>[0]) => describeAttempt(attempt).notes;

  it('is told with why each was repeated, and how long was waited', () => {
    const { result, ...sent } = answered({ status: 201, body: { id: '7' } });
    const repeats = [{ status: 429, waitedMs: 2000 }, { status: 503, waitedMs: 4000 }, { waitedMs: 500 }];
    assert.deepEqual(notesOf({ ...sent, result: { ...result, repeats } }), [
      'It took 4 tries: 429 Too Many Requests (waited 2.0 s), then 503 Service Unavailable (waited 4.0 s), then no connection (waited 500 ms).',
    ]);
    assert.deepEqual(notesOf({ ...sent, result }), []);
  });

  it('is told where no answer came in the end', () => {
    const { result, ...sent } = unanswered({});
    const repeats = [{ status: 429, waitedMs: 2000 }];
    assert.deepEqual(notesOf({ ...sent, result: { ...result, repeats } }), [
      'It took 2 tries: 429 Too Many Requests (waited 2.0 s).',
    ]);
  });

  it('counts down under a sentence that stays', () => {
    const told = [2128, 2000, 1000, 0].map((milliseconds) => announceWait({ status: 429, milliseconds, next: 2 }));
    assert.deepEqual(
      [...new Set(told.map(({ headline }) => headline))],
      ['Waiting to send again: the service answered 429 Too Many Requests.'],
    );
    assert.deepEqual(
      told.map(({ countdown }) => countdown),
      ['Try 2 of 4 in 3 s', 'Try 2 of 4 in 2 s', 'Try 2 of 4 in 1 s', 'Try 2 of 4 in 1 s'],
    );
  });
});
