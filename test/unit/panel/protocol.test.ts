import assert from 'node:assert/strict';
import { isFromPage, isToPage } from '../../../src/panel/protocol';

describe('Messages between page and extension', () => {
  it('from the page are known ones only', () => {
    for (const type of ['ready', 'openBody', 'openPayload', 'cancel']) assert.ok(isFromPage({ type }));
    for (const what of ['body', 'requestId', 'clientRequestId', 'details'])
      assert.ok(isFromPage({ type: 'copy', what }));
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
    for (const message of [...others, { type: ['ready'] }]) assert.ok(!isFromPage(message), JSON.stringify(message));
  });

  it('to the page are known ones only', () => {
    for (const type of ['show', 'busy', 'notSent', 'notShown', 'empty', 'changes']) assert.ok(isToPage({ type }));
    assert.ok(isToPage({ type: 'copied', what: 'body' }));
    for (const message of [null, 'show', {}, { type: 'copied' }, { type: 'ready' }]) assert.ok(!isToPage(message));
  });
});
