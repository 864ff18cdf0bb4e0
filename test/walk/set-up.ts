import { cleanupAfterSuite, type Cleanup } from '../support/cleanup';
import { keepEvidence } from './evidence';

/**
 * `before` and `after` of a walk. What the set-up starts goes into the clean-up at once, so that it is ended in any case; when
 * the set-up or a test fails, its windows are kept as they are then. Where the system lacks what all of them need, nothing starts.
 */
export function setUp(run: (cleanup: Cleanup) => Promise<void>): void {
  const cleanup = cleanupAfterSuite();
  before(async function () {
    if (!hasTests(this.test?.parent)) return;
    try {
      await run(cleanup);
    } catch (error) {
      await keepEvidence(this.test?.fullTitle() ?? 'set-up');
      throw error;
    }
  });
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state === 'failed') await keepEvidence(test.fullTitle());
  });
}

/** Whether any test of a suite is going to run. */
function hasTests(suite: Mocha.Suite | undefined): boolean {
  let any = false;
  suite?.eachTest((test) => (any ||= !test.isPending()));
  return any;
}
