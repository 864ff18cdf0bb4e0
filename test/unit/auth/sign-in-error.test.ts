import assert from 'node:assert/strict';
import { askToSignInAgain } from '../../../src/auth/sign-in-error';

describe('The question whether to sign in again', () => {
  it('says of a sign-in only what is true of it', () => {
    const ended = askToSignInAgain('sign-in-again', 'ada@contoso.example');
    assert.match(ended, /^ada@contoso\.example must sign in again: the session has ended, or the service requires/);
    const consent = askToSignInAgain('consent', 'ada@contoso.example');
    assert.match(consent, /^ada@contoso\.example must sign in again: the app lacks consent/);
    assert.doesNotMatch(consent, /ended/);
  });
});
