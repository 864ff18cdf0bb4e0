import assert from 'node:assert/strict';
import type { HeaderList } from '../../../src/transport/http-answer';
import { cancelledAt, newProgress, type RequestProgress } from '../../../src/transport/request-progress';

const answered = (status: number, ...headers: HeaderList): Partial<RequestProgress> => ({
  stage: 'answered',
  head: { status, headers },
});

describe('A canceled request', () => {
  const rows: readonly [name: string, progress: Partial<RequestProgress>, mayHaveArrived: boolean][] = [
    ['that was never sent', {}, false],
    ['that is out', { stage: 'out' }, true],
    ['that was answered with 201', answered(201), true],
    ['that was answered with 500', answered(500), true],
    ['that was answered with 504', answered(504), true],
    ['that was refused', answered(403), false],
    ['that was redirected', answered(302), false],
    ['that waits after 429', answered(429), false],
    ['that waits after 503', answered(503, ['retry-after', '1']), false],
    ['that was answered with 503 by who knows whom', answered(503), true],
  ];
  for (const [name, progress, mayHaveArrived] of rows) {
    it(`${name} ${mayHaveArrived ? 'may have been' : 'was not'} carried out`, () => {
      const failure = cancelledAt({ ...newProgress(), ...progress });
      assert.deepEqual([failure.code, failure.mayHaveArrived], ['cancelled', mayHaveArrived]);
      assert.equal(failure.advice.length, mayHaveArrived ? 1 : 0);
    });
  }
});
