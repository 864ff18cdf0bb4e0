import assert from 'node:assert/strict';
import { HumanError } from '../../../src/errors';
import { isLoopback, safeUrl } from '../../../src/request/safe-url';

describe('A URL is sent to', () => {
  for (const url of [
    'https://graph.microsoft.com/beta',
    'http://127.0.0.1:8080/beta',
    'http://127.1/beta',
    'http://2130706433/beta',
    'http://127.255.255.254/',
    'http://localhost:1/',
    'http://[::1]:1/',
  ]) {
    it(url, () => assert.ok(safeUrl(url)));
  }
});

describe('A URL is not sent to', () => {
  for (const url of [
    'http://graph.microsoft.com/beta',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'http://128.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'https://user@graph.microsoft.com/',
    'https://user:secret@graph.microsoft.com/',
    'http://127.0.0.1@evil.example/',
    'file:///etc/passwd',
    'ws://127.0.0.1/',
    'graph.microsoft.com/beta',
    '',
  ]) {
    it(url === '' ? '(nothing)' : url, () => {
      assert.throws(
        () => safeUrl(url),
        (error) => HumanError.is(error) && !error.message.includes('secret'),
      );
    });
  }

  it('and the host of user info is not taken for loopback', () => {
    assert.equal(isLoopback(new URL('http://127.0.0.1@evil.example/')), false);
  });
});
