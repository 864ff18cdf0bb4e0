import assert from 'node:assert/strict';
import type { AppSecret } from '../../../src/auth/app-secret';
import { SignInError } from '../../../src/auth/sign-in-error';
import { Cancelled } from '../../../src/errors';
import { cleanupAfterSuite } from '../../support/cleanup';
import {
  certificateAppId,
  scopeName,
  secretAppId,
  startProvider,
  tenantId,
  type TestProvider,
} from './support/provider';
import { rejection } from './support/rejection';
import { Machine, targetOf, Window } from './support/windows';

describe('Signing in', () => {
  let provider: TestProvider;
  const cleanup = cleanupAfterSuite();
  before(async () => (provider = cleanup.adopt(await startProvider())));

  it('with the browser gives an account and a token', async () => {
    const window = new Window(new Machine(), provider);
    const account = await window.signIn('browser');
    assert.deepEqual(account, { id: 'ada', kind: 'person', name: 'ada@contoso.example', tenantId });
    assert.deepEqual(window.auth.current(targetOf(provider)), account);
    const credential = window.auth.credential(targetOf(provider), account);
    const token = await credential.getToken([]);
    assert.ok(token && token.expiresOnTimestamp > Date.now());
    assert.deepEqual(credential.claims?.scopes, [scopeName]);
    assert.deepEqual([credential.claims.tenantId, credential.claims.userName], [tenantId, 'ada@contoso.example']);
    assert.match(window.browser.pages.at(-1)?.html ?? '', /You are signed in/);
  });

  it('with the browser proves itself with PKCE, takes the answer as a form, and asks for challenges', async () => {
    const window = new Window(new Machine(), provider);
    await window.signIn('browser');
    const asked = new URL(window.opened[0] ?? '').searchParams;
    assert.equal(asked.get('code_challenge_method'), 'S256');
    assert.equal(asked.get('response_mode'), 'form_post');
    assert.match(asked.get('redirect_uri') ?? '', /^http:\/\/localhost:\d+$/);
    assert.match(asked.get('scope') ?? '', new RegExp(`^${provider.issuer}/${scopeName} `));
    assert.match(asked.get('claims') ?? '', /"xms_cc":\{"values":\["CP1"\]\}/);
    assert.ok(asked.get('state'));
  });

  it('with a device code shows the code and waits for the person', async () => {
    const window = new Window(new Machine(), provider);
    const account = await window.signIn('device-code');
    assert.equal(account.name, 'ada@contoso.example');
    const [code] = window.codes;
    assert.match(code?.userCode ?? '', /^[A-Z]{4}-[A-Z]{4}$/);
    assert.equal(code?.verificationUri, `${provider.issuer}/device`);
    assert.ok(await window.auth.credential(targetOf(provider), account).getToken([]));
  });

  const apps: readonly [
    flow: 'client-secret' | 'certificate',
    clientId: string,
    secret: (p: TestProvider) => AppSecret,
  ][] = [
    ['client-secret', secretAppId, ({ clientSecret }) => ({ kind: 'secret', secret: clientSecret })],
    [
      'certificate',
      certificateAppId,
      ({ appCertificate: { certificate, privateKey } }) => ({ kind: 'certificate', pem: privateKey + certificate }),
    ],
  ];
  for (const [flow, clientId, secretOf] of apps) {
    it(`as an app with a ${flow} gives a token without a person`, async () => {
      const machine = new Machine();
      const window = new Window(machine, provider, 'nobody', {
        askAppSecret: () => Promise.resolve(secretOf(provider)),
      });
      const target = targetOf(provider, clientId);
      const account = await window.signIn(flow, target);
      assert.deepEqual(account, { id: 'app', kind: 'app', name: `app ${clientId}`, tenantId });
      const credential = window.auth.credential(target, account);
      await credential.getToken([]);
      assert.deepEqual(credential.claims?.roles, [scopeName]);
      assert.deepEqual([window.opened, window.codes], [[], []]);

      const later = new Window(machine, provider, 'nobody');
      assert.equal((await later.auth.accounts(target))[0]?.kind, 'app');
      assert.ok(await later.auth.credential(target, account).getToken([]));
    });
  }

  it('as an app with a wrong secret keeps nothing', async () => {
    const machine = new Machine();
    const window = new Window(machine, provider, 'nobody', {
      askAppSecret: () => Promise.resolve({ kind: 'secret', secret: 'wrong' }),
    });
    const error = await rejection(window.signIn('client-secret', targetOf(provider, secretAppId)));
    assert.ok(SignInError.is(error));
    assert.equal(error.message, 'The provider doesn’t know this app, or its secret or certificate is wrong.');
    assert.deepEqual([...machine.secrets.values], []);
  });

  it('as an app without giving a secret is no sign-in', async () => {
    const window = new Window(new Machine(), provider);
    assert.ok(Cancelled.is(await rejection(window.signIn('client-secret', targetOf(provider, secretAppId)))));
  });

  it('offers every way, the fitting ones first', async () => {
    const { auth } = new Window(new Machine(), provider);
    const ways = async (remote: boolean, web: boolean) =>
      (await auth.flows(targetOf(provider), { remote, web })).map(
        ({ id, preferred, doubt }) => `${id}${preferred ? '!' : ''}${doubt === undefined ? '' : '?'}`,
      );
    assert.deepEqual(await ways(false, false), ['browser!', 'device-code', 'client-secret', 'certificate']);
    const far = ['device-code!', 'client-secret', 'certificate', 'browser?'];
    assert.deepEqual(await ways(true, false), far);
    assert.deepEqual(await ways(false, true), far);
  });
});
