import assert from 'node:assert/strict';
import { SignInError } from '../../../src/auth/sign-in-error';
import { appAccount, type Account } from '../../../src/auth/account';
import { Cancelled } from '../../../src/errors';
import { cleanupAfterSuite } from '../../support/cleanup';
import { startProvider, type Interference, type TestProvider } from './support/provider';
import { rejection } from './support/rejection';
import { Machine, targetOf, Window } from './support/windows';

/** What Entra answers when a refresh token is no good any more. */
const badToken: Interference = async (ctx, next) => {
  if (ctx.path !== '/token') return next();
  ctx.status = 400;
  ctx.body = { error: 'invalid_grant', suberror: 'bad_token', error_description: 'AADSTS50173', error_codes: [50173] };
};

describe('A token', () => {
  let provider: TestProvider;
  let window: Window;
  let account: Account;
  const cleanup = cleanupAfterSuite();
  before(async () => (provider = cleanup.adopt(await startProvider())));
  afterEach(() => {
    provider.interfere = undefined;
    provider.accessTokenSeconds = 3600;
  });

  /** Signs in and forgets what it took. MSAL takes an access token of less than five minutes for expired. */
  async function signedIn(accessTokenSeconds = 3600, machine = new Machine()): Promise<void> {
    provider.accessTokenSeconds = accessTokenSeconds;
    window = new Window(machine, provider);
    account = await window.signIn();
    provider.requests.length = 0;
    machine.secrets.writes.length = 0;
  }
  const credential = () => window.auth.credential(targetOf(provider), account);
  const tokenRequests = () => provider.requests.filter((path) => path === '/token').length;

  it('comes from the cache while it is good: nothing is asked, nothing is written', async () => {
    await signedIn();
    const tokens = [await credential().getToken([]), await credential().getToken([])];
    assert.equal(tokens[0]?.token, tokens[1]?.token);
    assert.equal(tokenRequests(), 0);
    await window.auth.accounts(targetOf(provider));
    assert.deepEqual(window.machine.secrets.writes, []);
  });

  it('that has expired is refreshed without the person', async () => {
    await signedIn(60);
    provider.accessTokenSeconds = 3600;
    const token = await credential().getToken([]);
    assert.ok(token && token.expiresOnTimestamp > Date.now() + 3_000_000);
    assert.deepEqual([tokenRequests(), window.opened.length, window.machine.secrets.writes.length], [1, 1, 1]);
  });

  it('wanted many times at once is refreshed once', async () => {
    await signedIn(60);
    provider.accessTokenSeconds = 3600;
    const tokens = await Promise.all(Array.from({ length: 8 }, () => credential().getToken([])));
    assert.equal(new Set(tokens.map((token) => token?.token)).size, 1);
    assert.equal(tokenRequests(), 1);
  });

  it('outlives a restart of VS Code, in MSAL’s own format', async () => {
    const machine = new Machine();
    await signedIn(60, machine);
    const [cache] = [...machine.secrets.values.values()].map((text) => JSON.parse(text) as Record<string, object>);
    assert.deepEqual(Object.keys(cache ?? {}), ['AccessToken', 'Account', 'AppMetadata', 'IdToken', 'RefreshToken']);
    window = new Window(machine, provider);
    assert.deepEqual(window.auth.current(targetOf(provider)), account);
    assert.deepEqual(await window.auth.accounts(targetOf(provider)), [account]);
    assert.ok(await credential().getToken([]));
    assert.deepEqual([tokenRequests(), window.opened.length], [1, 0]);
  });

  it('asked for with claims is fetched anew, with them', async () => {
    await signedIn();
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    await credential().getToken([], { claims });
    assert.equal(tokenRequests(), 1);
    const sent = window.wire.map((body) => new URLSearchParams(body).get('claims') ?? '').join();
    assert.match(sent, /"nbf":\{"essential":true,"value":"1"\}/);
    assert.match(sent, /"xms_cc":\{"values":\["CP1"\]\}/);
  });

  it('whose refresh token was revoked ends the sign-in, after one request', async () => {
    await signedIn(60);
    await provider.revokeRefreshTokens();
    const error = await rejection(credential().getToken([]));
    assert.ok(SignInError.is(error));
    assert.deepEqual([error.reason, error.message], ['sign-in-again', 'Your session has ended. Sign in again.']);
    assert.deepEqual(
      error.actions.map(({ action }) => action),
      ['signIn'],
    );
    assert.equal(tokenRequests(), 1);
  });

  it('whose refresh token Entra calls bad is asked for once, and the bad one is never tried again', async () => {
    await signedIn(60);
    provider.interfere = badToken;
    for (let tries = 0; tries < 3; tries++) {
      const error = await rejection(credential().getToken([]));
      assert.ok(SignInError.is(error) && error.reason === 'sign-in-again');
    }
    assert.equal(tokenRequests(), 1);
    assert.doesNotMatch(window.machine.secrets.text, /"RefreshToken\\":\{\\"/);
    assert.equal((await window.auth.accounts(targetOf(provider))).length, 1);
  });

  it('finds the newer refresh token of another window when its own is bad', async () => {
    await signedIn(60);
    const other = new Window(window.machine, provider);
    provider.interfere = async (ctx, next) => {
      if (ctx.path !== '/token') return next();
      provider.interfere = undefined;
      await other.signIn();
      return badToken(ctx, next);
    };
    assert.ok(await credential().getToken([]));
    assert.deepEqual(window.opened.length, 1);
  });

  describe('that needs the person', () => {
    it('asks how to sign in again, and is there afterwards', async () => {
      await signedIn(60);
      await provider.revokeRefreshTokens();
      const asked: string[] = [];
      provider.accessTokenSeconds = 3600;
      const again = window.auth.credential(targetOf(provider), account, (reason, { name }) => {
        asked.push(`${reason} ${name}`);
        return Promise.resolve('device-code');
      });
      assert.ok(await again.getToken([]));
      assert.deepEqual(asked, ['sign-in-again ada@contoso.example']);
      assert.equal(window.codes.length, 1);
    });

    it('is not there when the person does not want to', async () => {
      await signedIn(60);
      await provider.revokeRefreshTokens();
      const again = window.auth.credential(targetOf(provider), account, () => Promise.resolve(undefined));
      assert.ok(SignInError.is(await rejection(again.getToken([]))));
    });

    it('is not there for an app: no person can sign in for it', async () => {
      window = new Window(new Machine(), provider);
      const target = targetOf(provider);
      const app = appAccount(target.clientId, '');
      const again = window.auth.credential(target, app, () => assert.fail('asked a person'));
      const error = await rejection(again.getToken([]));
      assert.ok(SignInError.is(error));
      assert.equal(error.message, 'The app is signed out. Sign in again.');
      assert.deepEqual(
        error.actions.map(({ action }) => action),
        ['signIn'],
      );
    });

    it('is not waited for any more when the request is cancelled', async () => {
      await signedIn(60);
      await provider.revokeRefreshTokens();
      const controller = new AbortController();
      const again = window.auth.credential(targetOf(provider), account, () => {
        setImmediate(() => controller.abort());
        return new Promise(() => undefined);
      });
      assert.ok(Cancelled.is(await rejection(again.getToken([], { abortSignal: controller.signal }))));
    });

    it('is not there for another account than it was meant for', async () => {
      const machine = new Machine();
      await signedIn(60, machine);
      await provider.revokeRefreshTokens();
      provider.accessTokenSeconds = 3600;
      const other = new Window(machine, provider, 'bob');
      const again = other.auth.credential(targetOf(provider), account, () => Promise.resolve('browser'));
      const error = await rejection(again.getToken([]));
      assert.ok(SignInError.is(error));
      assert.match(
        error.message,
        /^You signed in as bob@contoso\.example, but this request is for ada@contoso\.example/,
      );
      assert.deepEqual(other.auth.current(targetOf(provider)), account, 'the next request goes out as the other');
    });

    it('signs in with the claims that a service asked for', async () => {
      await signedIn();
      provider.interfere = async (ctx, next) => {
        if (ctx.path !== '/token') return next();
        provider.interfere = undefined;
        ctx.status = 400;
        ctx.body = { error: 'interaction_required', suberror: 'basic_action', error_codes: [50076] };
      };
      const again = window.auth.credential(targetOf(provider), account, () => Promise.resolve('browser'));
      assert.ok(await again.getToken([], { claims: '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}' }));
      const asked = new URL(window.opened[1] ?? '').searchParams;
      assert.match(asked.get('claims') ?? '', /"acrs":\{"essential":true,"value":"c1"\}/);
      assert.equal(asked.get('login_hint'), 'ada@contoso.example');
    });
  });
});
