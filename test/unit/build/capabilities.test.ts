import assert from 'node:assert/strict';
import { isCapable, linuxCapabilities } from '../../support/capabilities';

describe('What tests need of a system', () => {
  it('is there on every Linux, so that no test is left out but what needs an administrator or another program', () => {
    const missing = process.platform === 'linux' ? linuxCapabilities.filter((each) => !isCapable(each)) : [];
    assert.deepEqual(missing, []);
  });
});
