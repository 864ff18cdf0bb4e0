import assert from 'node:assert/strict';
import { timingView } from '../../../src/response/timing-view';
import { describeAttempt } from '../../../src/response/describe-attempt';
import { answered, unanswered } from './attempts';

const { result } = unanswered({});

describe('The timing that the panel shows', () => {
  it('says what was not measured, rather than nothing', () => {
    const { phases = [] } = timingView({ ...result, timing: { wait: 5, download: 1, own: 2 } }) ?? {};
    assert.deepEqual(
      phases.map(({ name, milliseconds, why }) => `${name}: ${milliseconds ?? why}`),
      [
        'Preparation and sign-in: 2',
        'Queue: not measured',
        'Connect: not measured',
        'Send: not measured',
        'Wait, including connecting and sending: 5',
        'Download: 1',
      ],
    );
  });

  it('says that no new connection was seen', () => {
    const timing = { queue: 1, send: 1, wait: 5, download: 1, own: 2 };
    assert.equal(timingView({ ...result, timing })?.phases[2]?.why, 'no new connection to this host');
  });

  it('has one time: the response is said to take as long as the parts together', () => {
    const timing = { queue: 1, connect: 2, send: 3, wait: 5, download: 1, own: 20 };
    const view = describeAttempt(answered({ status: 201, durationMs: 12 }, { timing }));
    const sum = view.timing?.phases.reduce((before, { milliseconds = 0 }) => before + milliseconds, 0);
    assert.deepEqual([view.answer?.durationMs, view.timing?.total, sum], [32, 32, 32]);
    assert.equal(describeAttempt(answered({ status: 201, durationMs: 12 })).answer?.durationMs, 12);
  });

  it('has each try with its reason', () => {
    const repeats = [{ status: 429, tookMs: 12, waitedMs: 2000 }, { waitedMs: 375 }];
    const { tries } = timingView({ ...result, repeats, timing: { wait: 5, download: 1, own: 2 } }) ?? {};
    assert.deepEqual(tries, [
      'Try 1: 429 Too Many Requests after 12 ms, then a wait of 2.0 s.',
      'Try 2: no connection, then a wait of 375 ms.',
    ]);
  });

  it('is none where nothing was measured', () => {
    assert.equal(timingView(result), undefined);
  });
});
