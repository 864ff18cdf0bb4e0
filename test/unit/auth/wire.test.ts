import assert from 'node:assert/strict';
import { LogLevel } from '@azure/msal-node';
import { errorRows } from '../../../src/auth/msal/error-rows';
import { loggerOptions, scrub } from '../../../src/auth/msal/logger';
import { correctedBody } from '../../../src/auth/msal/request-body';

describe('MSAL’s log', () => {
  const jwt = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${'x'.repeat(40)}.${'y'.repeat(40)}`;

  it('comes one level lower, without lines that MSAL marks as personal, and without its finest level', () => {
    const lines: string[] = [];
    const line = (level: string) => (message: string) => void lines.push(`${level}: ${message}`);
    const options = loggerOptions({
      warn: line('warn'),
      info: line('info'),
      debug: line('debug'),
      trace: line('trace'),
    });
    const { Error, Warning, Info, Verbose, Trace } = LogLevel;
    for (const level of [Error, Warning, Info, Verbose, Trace])
      options.loggerCallback?.(level, `level ${level}`, false);
    options.loggerCallback?.(Error, 'personal', true);
    assert.deepEqual(lines, ['warn: level 0', 'info: level 1', 'debug: level 2', 'trace: level 3']);
    assert.deepEqual([options.piiLoggingEnabled, options.logLevel], [false, 3]);
  });

  for (const [line, scrubbed] of [
    [`got ${jwt}!`, 'got (token)!'],
    ['user ada.l+x@contoso.example signed in', 'user (account) signed in'],
    ['POST https://x/token?code=0.AAA&state=abc', 'POST https://x/token?code=(secret)&state=(secret)'],
    ['refresh_token=abc client_secret=def', 'refresh_token=(secret) client_secret=(secret)'],
    ['@azure/msal-node@7.2.1 : Info - called', '@azure/msal-node@7.2.1 : Info - called'],
    ['https://login.microsoftonline.com/organizations/v2.0', 'https://login.microsoftonline.com/organizations/v2.0'],
  ] as const) {
    it(`is scrubbed: ${line.slice(0, 40)}`, () => {
      assert.equal(scrub(line), scrubbed);
    });
  }
});

describe('The body of a token request', () => {
  it('names the device grant in full', () => {
    for (const protocol of ['entra', 'oidc'] as const) {
      assert.equal(
        correctedBody('client_id=a&grant_type=device_code&device_code=b', protocol),
        'client_id=a&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=b',
      );
    }
  });

  it('asks a plain provider for what was granted when it refreshes, and Entra for the scopes', () => {
    const body = 'scope=a%20offline_access&grant_type=refresh_token&refresh_token=b';
    assert.equal(correctedBody(body, 'oidc'), 'grant_type=refresh_token&refresh_token=b');
    assert.equal(correctedBody(body, 'entra'), body);
  });

  it('is left alone otherwise', () => {
    const body = 'grant_type=authorization_code&code=grant_type=device_code&scope=x';
    assert.equal(correctedBody(body, 'oidc'), body);
  });
});

describe('The rows of refusals', () => {
  it('say one thing for each number and name', () => {
    for (const field of ['codes', 'subErrors', 'errors'] as const) {
      const all = errorRows.flatMap((row): readonly (number | string)[] => row[field] ?? []);
      assert.deepEqual(all.length, new Set(all).size, field);
    }
  });

  it('are sentences', () => {
    for (const { says } of errorRows) assert.match(says, /^[A-Z].*\.$/);
  });
});
