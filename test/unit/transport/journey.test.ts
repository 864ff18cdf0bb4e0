import assert from 'node:assert/strict';
import { cancelledOn, newJourney, type Journey } from '../../../src/transport/journey';

describe('A cancelled request', () => {
  const rows: readonly [name: string, journey: Partial<Journey>, mayHaveArrived: boolean][] = [
    ['that was never sent', {}, false],
    ['that is out', { stage: 'out' }, true],
    ['that was answered with 201', { stage: 'answered', status: 201 }, true],
    ['that was answered with 500', { stage: 'answered', status: 500 }, true],
    ['that was answered with 504', { stage: 'answered', status: 504 }, true],
    ['that was refused', { stage: 'answered', status: 403 }, false],
    ['that was redirected', { stage: 'answered', status: 302 }, false],
    ['that waits after 429', { stage: 'answered', status: 429 }, false],
    ['that waits after 503', { stage: 'answered', status: 503 }, false],
  ];
  for (const [name, journey, mayHaveArrived] of rows) {
    it(`${name} ${mayHaveArrived ? 'may have been' : 'was not'} carried out`, () => {
      const failure = cancelledOn({ ...newJourney(), ...journey });
      assert.deepEqual([failure.code, failure.mayHaveArrived], ['cancelled', mayHaveArrived]);
      assert.equal(failure.advice.length, mayHaveArrived ? 1 : 0);
    });
  }
});
