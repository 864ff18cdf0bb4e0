import assert from 'node:assert/strict';
import { SignInError, type SignInReason } from '../../../src/auth/sign-in-error';
import { cleanupAfterSuite } from '../../support/cleanup';
import { certificateAppId, startProvider, type Interference, type TestProvider } from './support/provider';
import { rejection } from './support/rejection';
import { Machine, targetOf, Window } from './support/windows';

/** Answers every token request in the provider's place, as Entra words it. */
const refuse =
  (error: string, codes: readonly number[] = [], more: object = {}, status = 400): Interference =>
  async (ctx, next) => {
    if (ctx.path !== '/token') return next();
    ctx.status = status;
    const description = 'AADSTS0: MARKED-description with ada@contoso.example';
    ctx.body = { error, error_description: description, error_codes: codes, ...more };
  };

async function reasonOf(promise: Promise<unknown>): Promise<SignInError> {
  const error = await rejection(promise);
  assert.ok(SignInError.is(error), String(error));
  assert.doesNotMatch(error.message, /MARKED|ada@/);
  return error;
}

describe('A provider', () => {
  let provider: TestProvider;
  let window: Window;
  const cleanup = cleanupAfterSuite();
  before(async () => (provider = cleanup.adopt(await startProvider())));
  beforeEach(() => (window = new Window(new Machine(), provider)));
  afterEach(() => (provider.interfere = undefined));

  it('that is down is named, for signing in and for a refresh; when it is back, both work', async () => {
    provider.accessTokenSeconds = 60;
    const account = await window.signIn();
    const credential = window.auth.credential(targetOf(provider), account);
    const other = new Window(new Machine(), provider);
    await provider.stop();
    for (const error of [
      await reasonOf(other.signIn('browser')),
      await reasonOf(other.signIn('device-code')),
      await reasonOf(credential.getToken([])),
    ]) {
      assert.equal(error.reason, 'provider');
      assert.match(error.message, /^localhost:\d+ can’t be reached \(ECONNREFUSED\)/);
    }
    await provider.start();
    assert.ok(await credential.getToken([]));
    assert.ok(await other.signIn('browser'));
  });

  it('in whose place a proxy answers is not taken for one', async () => {
    provider.interfere = (ctx) => {
      ctx.body = '<html>Please log in to the Wi-Fi</html>';
      return Promise.resolve();
    };
    const error = await reasonOf(window.signIn());
    assert.deepEqual(error.reason, 'provider');
    assert.match(error.message, /answered, but not like a sign-in service\. There might be a proxy in between/);
  });

  it('that redirects is not followed', async () => {
    provider.requests.length = 0;
    provider.interfere = async (ctx, next) => {
      if (ctx.path !== '/devicecode') return next();
      ctx.status = 307;
      ctx.set('Location', '/elsewhere');
    };
    assert.equal((await reasonOf(window.signIn('device-code'))).reason, 'provider');
    assert.deepEqual(provider.requests, ['/.well-known/openid-configuration', '/devicecode']);
  });

  it('whose name does not fit its certificate is not trusted', async () => {
    const stranger = new Window(new Machine(), provider, 'ada', {
      fetch: (input, init) => globalThis.fetch(input, init),
    });
    assert.match(
      (await reasonOf(stranger.signIn())).message,
      /has a certificate that this computer doesn’t trust \([A-Z_]*(SELF_SIGNED|VERIFY)[A-Z_]*\)/,
    );
  });

  it('that does not know the app says so where it can', async () => {
    const target = targetOf(provider, 'unknown-app');
    assert.equal((await reasonOf(window.signIn('device-code', target))).reason, 'registration');
  });

  it('that shows its refusal only in the browser leaves the sign-in to its time limit', async () => {
    const request = { flow: 'browser', signal: new AbortController().signal, limitMs: 400 } as const;
    const error = await reasonOf(window.auth.signIn(targetOf(provider, 'unknown-app'), request));
    assert.equal(error.reason, 'timeout');
    assert.match(error.message, /If the browser showed an error, it says what to change/);
  });

  for (const [side, hours] of [
    ['behind', -1],
    ['ahead of', 1],
  ] as const) {
    it(`finds the proof of an app invalid when this machine’s clock is an hour ${side} its own`, async () => {
      const { certificate, privateKey } = provider.appCertificate;
      const pem = certificate + privateKey;
      const wrong = new Window(new Machine(), provider, 'nobody', {
        askAppSecret: () => Promise.resolve({ kind: 'certificate', pem }),
        now: () => Date.now() + hours * 3_600_000,
      });
      const error = await withClockOff(hours * 3_600_000, () =>
        reasonOf(wrong.signIn('certificate', targetOf(provider, certificateAppId))),
      );
      assert.equal(error.reason, 'clock');
      assert.match(error.message, new RegExp(`^This computer’s clock is 60 minutes ${side} that of localhost`));
    });
  }

  it('can be an hour off for people: their tokens count from when they came', async () => {
    const now = () => Date.now() - 3_600_000;
    const wrong = new Window(new Machine(), provider, 'ada', { now });
    provider.accessTokenSeconds = 3600;
    const token = await withClockOff(-3_600_000, async () => {
      const account = await wrong.signIn();
      return wrong.auth.credential(targetOf(provider), account).getToken([]);
    });
    assert.ok(token && token.expiresOnTimestamp > now());
  });

  const refusals: readonly [name: string, interference: Interference, reason: SignInReason, says: RegExp][] = [
    [
      'device code barred by Conditional Access',
      refuse('interaction_required', [530003]),
      'flow-barred',
      /Sign in with the browser/,
    ],
    ['sign-in blocked by Conditional Access', refuse('access_denied', [53003]), 'declined', /Conditional Access/],
    ['unknown client id', refuse('unauthorized_client', [700016]), 'registration', /no app with this client ID/],
    ['unknown tenant', refuse('invalid_request', [90002]), 'registration', /tenant doesn’t exist/],
    ['wrong redirect URI', refuse('invalid_client', [50011]), 'registration', /redirect URI http:\/\/localhost/],
    ['not a public client', refuse('invalid_client', [7000218]), 'registration', /Allow public client flows/],
    ['consent missing', refuse('invalid_grant', [65001], { suberror: 'consent_required' }), 'consent', /consented/],
    [
      'consent missing, without a number',
      refuse('invalid_grant', [], { suberror: 'consent_required' }),
      'consent',
      /consented/,
    ],
    ['unknown scope', refuse('invalid_scope', [70011]), 'consent', /doesn’t exist/],
    ['account not allowed', refuse('invalid_grant', [50105]), 'declined', /can’t sign in here/],
    ['declined on the other device', refuse('authorization_declined'), 'declined', /declined/],
    ['code expired', refuse('expired_token'), 'timeout', /expired/],
    ['trouble, said in JSON', refuse('temporarily_unavailable', [], {}, 503), 'provider', /having problems/],
    ['trouble, unnamed', refuse('', [], {}, 500), 'provider', /is having problems \(500\)/],
    ['something new', refuse('brand_new_error'), 'other', /refused the sign-in \(brand_new_error\)/],
  ];
  for (const [name, interference, reason, says] of refusals) {
    it(`explains: ${name}`, async () => {
      provider.interfere = interference;
      const error = await reasonOf(window.signIn('device-code'));
      assert.equal(error.reason, reason);
      assert.match(error.message, says);
      assert.doesNotMatch(window.log.filter((line) => !line.startsWith('trace')).join('\n'), /ada@/);
    });
  }

  it('that refuses the client id leads to that setting of the environment that signs in', async () => {
    provider.interfere = refuse('unauthorized_client', [700016]);
    const { actions } = await reasonOf(window.signIn('device-code'));
    assert.deepEqual(actions[0], { action: 'openSetting', setting: 'custom.clientId' });
  });
});

/**
 * Turns the clock that MSAL reads (`new Date()`) and leaves the one that the provider reads in the same process
 * (`Date.now()`) alone.
 */
async function withClockOff<T>(milliseconds: number, act: () => Promise<T>): Promise<T> {
  const RealDate = Date;
  class TurnedDate extends RealDate {
    constructor(...values: readonly unknown[]) {
      super(...((values.length === 0 ? [RealDate.now() + milliseconds] : values) as [number]));
    }
  }
  globalThis.Date = TurnedDate as DateConstructor;
  try {
    return await act();
  } finally {
    globalThis.Date = RealDate;
  }
}
