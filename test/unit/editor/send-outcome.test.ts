import assert from 'node:assert/strict';
import { sendOutcome } from '../../../src/editor/send/send-outcome';
import { answered } from '../response/attempts';

const outcomeOf = (body: string) =>
  sendOutcome({
    status: 'sent',
    intent: 'add',
    kind: 'host',
    environment: 'sandbox',
    problems: [],
    attempt: answered({ status: 201, body }),
  });

describe('The outcome of an Add or Update, for other extensions', () => {
  it('has the whole body within the extension host, however large', () => {
    const body = 'x'.repeat(10_000_000);
    assert.equal(outcomeOf(body).response?.body, body);
  });

  it('takes no more than the beginning of a large one into the window, and says so', () => {
    const crossed = JSON.stringify(outcomeOf('x'.repeat(10_000_000)));
    assert.ok(crossed.length < 300_000, `${crossed.length}`);
    const { response } = JSON.parse(crossed) as { response: { status: number; bodyIsCut: boolean } };
    assert.deepEqual([response.status, response.bodyIsCut], [201, true]);
  });

  it('is the same on both sides where it is small', () => {
    const outcome = outcomeOf('{"id":"7"}');
    assert.deepEqual(JSON.parse(JSON.stringify(outcome)), outcome);
    assert.equal(outcome.response?.body, '{"id":"7"}');
  });
});
