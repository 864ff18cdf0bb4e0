import assert from 'node:assert/strict';
import { errorRows } from '../../../src/auth/msal/error-rows';
import { bodyForMsal, isErrorCode, oauthErrorOf } from '../../../src/auth/msal/oauth-error';

describe('A refusal of a provider', () => {
  const sent = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: 'hunter',
    scope: 'openid',
  }).toString();
  const read = (body: Record<string, unknown>, status = 400) => oauthErrorOf(status, body, sent);

  it('for an app of one tenant that was asked for any says which setting to make', () => {
    const row = errorRows.find(({ codes = [] }) => codes.includes(50194));
    assert.deepEqual([row?.reason, row?.setting], ['registration', 'tenant']);
  });

  it('keeps the codes that OAuth, Entra and MSAL use', () => {
    const codes = errorRows.flatMap(({ errors = [], subErrors = [] }) => [...errors, ...subErrors]);
    // Node's own come from this machine, not from a provider.
    const ofProviders = codes.filter((code) => !/^E[A-Z]+$/.test(code));
    assert.deepEqual(
      ofProviders.filter((code) => !isErrorCode(code)),
      [],
    );
    assert.deepEqual(read({ error: 'invalid_grant', suberror: 'bad_token', error_codes: [70000] }), {
      status: 400,
      error: 'invalid_grant',
      subError: 'bad_token',
      codes: [70000],
    });
  });

  for (const word of [
    'MARKED-client-secret',
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln',
    'ada@contoso.example',
    'a sentence of the provider',
    'abcdefghijklmnopqrstuvwxyz',
    'bad_hunter',
    'hunter',
    'unte',
  ]) {
    it(`does not hand on what may be an echo: ${word}`, () => {
      const refusal = read({ error: word, suberror: word, error_codes: [word, 'x', null] });
      assert.deepEqual(refusal, { status: 400, error: 'unknown_error', subError: 'unknown_error', codes: [] });
    });
  }

  it('is none when there is no error', () => {
    assert.equal(read({ access_token: 'x' }, 200), undefined);
    assert.deepEqual(read({ error: 'invalid_grant' }, 200)?.error, 'invalid_grant');
    assert.deepEqual(read({ message: 'hunter' }, 500), { status: 500, error: '', subError: '', codes: [] });
  });

  it('reaches MSAL without descriptions, ids and times, and never as if it were none', () => {
    const more = { error_description: 'hunter', trace_id: 'hunter', correlation_id: 'hunter', timestamp: 'hunter' };
    const refusal = read({ error: 'invalid_grant', error_codes: [1], ...more });
    assert.ok(refusal);
    assert.deepEqual(bodyForMsal(refusal), { error: 'invalid_grant', error_description: '', error_codes: [1] });
    assert.equal(bodyForMsal({ ...refusal, error: '' })['error'], 'unknown_error');
  });
});
