import assert from 'node:assert/strict';
import { isFromPage, isToPage } from '../../../src/panel/protocol';

describe('Messages between page and extension', () => {
  it('from the page are known ones only', () => {
    assert.ok(isFromPage({ type: 'ready' }));
    const presses = [
      ...['openBody', 'openPayload', 'cancel'].map((type) => ({ type })),
      ...['body', 'requestId', 'clientRequestId', 'details'].map((what) => ({ type: 'copy', what })),
      { type: 'choose', index: 0 },
    ];
    for (const press of presses) {
      assert.ok(isFromPage({ ...press, number: 1 }));
      // Nobody knows what it was pressed on.
      for (const number of [undefined, null, '1', 0.5]) assert.ok(!isFromPage({ ...press, number }));
    }
    const others = [
      undefined,
      null,
      'ready',
      7,
      [],
      {},
      { type: 'copy' },
      { type: 'copy', what: 'token' },
      { type: 'run' },
    ];
    for (const message of [...others, { type: ['ready'] }]) {
      assert.ok(!isFromPage(message), JSON.stringify(message));
      assert.ok(!isFromPage(Object.assign({ number: 1 }, message)), JSON.stringify(message));
    }
  });

  it('to the page are known ones only', () => {
    for (const type of ['show', 'busy', 'notSent', 'notShown', 'empty', 'changes']) assert.ok(isToPage({ type }));
    assert.ok(isToPage({ type: 'copied', what: 'body' }));
    for (const message of [null, 'show', {}, { type: 'copied' }, { type: 'ready' }]) assert.ok(!isToPage(message));
  });
});
