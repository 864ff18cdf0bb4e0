import assert from 'node:assert/strict';
import { Cleanup } from '../support/cleanup';

describe('What tests started', () => {
  it('is ended in the reverse order, all of it, and the first failure is told', async () => {
    const ended: string[] = [];
    const cleanup = new Cleanup();
    cleanup.defer(() => ended.push('folder'));
    cleanup.defer(() => Promise.reject(new Error('the server')));
    const page = cleanup.adopt({ stop: () => void ended.push('page') });
    cleanup.defer(() => {
      throw new Error('the window');
    });
    assert.ok('stop' in page);
    await assert.rejects(cleanup.run(), { message: 'the window' });
    assert.deepEqual(ended, ['page', 'folder']);
    await cleanup.run();
    assert.deepEqual(ended, ['page', 'folder']);
  });
});
