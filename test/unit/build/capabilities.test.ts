import assert from 'node:assert/strict';
import { allCapabilities, isCapable } from '../../support/capabilities';

describe('What tests need of a system', () => {
  it('is all there on Linux, so that no test is left out', () => {
    const missing = process.platform === 'linux' ? allCapabilities.filter((each) => !isCapable(each)) : [];
    assert.deepEqual(missing, []);
  });
});
