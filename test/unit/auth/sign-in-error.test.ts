import assert from 'node:assert/strict';
import { askToSignInAgain } from '../../../src/auth/sign-in-error';

describe('The question whether to sign in again', () => {
  it('says of a sign-in only what is true of it', () => {
    const ended = askToSignInAgain('sign-in-again', 'ada@contoso.example');
    assert.match(ended, /^ada@contoso\.example has to sign in again: the sign-in has ended, or the service wants/);
    const consent = askToSignInAgain('consent', 'ada@contoso.example');
    assert.match(consent, /^ada@contoso\.example has to sign in again: the app lacks a consent/);
    assert.doesNotMatch(consent, /ended/);
  });
});
