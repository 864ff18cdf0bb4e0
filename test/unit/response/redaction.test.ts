import assert from 'node:assert/strict';
import { redactHeaders, redactText } from '../../../src/text/redaction';

describe('Redaction', () => {
  it('takes out whole values of headers that let somebody in', () => {
    const secret = [
      'Authorization',
      'proxy-authorization',
      'Cookie',
      'Set-Cookie',
      'X-Access-Token',
      'api-key',
      'X-API-Key',
    ];
    for (const name of secret) assert.deepEqual(redactHeaders([[name, 'abc']]), [[name, 'redacted']]);
  });

  it('keeps every other header, its case and its place', () => {
    const headers = [
      ['Content-Type', 'application/json'],
      ['request-id', '7f9b4a52-0c1e-4d0b-9a59-2f6c4b1f8f10'],
      ['ETag', 'W/"1"'],
      ['WWW-Authenticate', 'Bearer realm="", authorization_uri="https://login.example/common"'],
      ['Set-Cookie', 'a=b'],
      ['x-ms-ags-diagnostic', '{"ServerInfo":{}}'],
    ] as const;
    assert.deepEqual(
      redactHeaders(headers),
      headers.map(([name, value]) => [name, name === 'Set-Cookie' ? 'redacted' : value]),
    );
  });

  it('takes out of an address what follows its path', () => {
    const shown = (value: string) => redactHeaders([['Location', value]])[0]?.[1];
    assert.equal(shown('https://login.example/authorize?state=1&code=abc'), 'https://login.example/authorize?…');
    assert.equal(shown('https://login.example/#access_token=abc'), 'https://login.example/?…');
    assert.equal(shown('/beta/security/hostSecurityProfiles/1'), '/beta/security/hostSecurityProfiles/1');
    assert.deepEqual(redactHeaders([['Content-Location', '/a?b=c']]), [['Content-Location', '/a?…']]);
  });

  it('takes bearer tokens out of other text', () => {
    assert.equal(redactText(`got "bearer ${'aB3._~+/-'.repeat(5)}==", sorry`), 'got "bearer redacted", sorry');
    assert.equal(redactText('the bearer of this letter'), 'the bearer of this letter');
    assert.equal(redactText(`Bearer ${'a'.repeat(16 * 1024 * 1024)}`), 'Bearer redacted');
  });
});
