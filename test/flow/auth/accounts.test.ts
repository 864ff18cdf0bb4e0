import assert from 'node:assert/strict';
import { SignInError } from '../../../src/auth/sign-in-error';
import { cleanupAfterSuite } from '../../support/cleanup';
import { secretAppId, startProvider, type TestProvider } from './support/provider';
import { rejection } from './support/rejection';
import { Machine, targetOf, Window } from './support/windows';

describe('Several accounts', () => {
  let provider: TestProvider;
  const cleanup = cleanupAfterSuite();
  before(async () => (provider = cleanup.adopt(await startProvider())));

  it('are listed, and the one used last stays chosen until another is', async () => {
    const machine = new Machine();
    const target = targetOf(provider);
    const ada = await new Window(machine, provider, 'ada').signIn();
    const window = new Window(machine, provider, 'bob');
    const bob = await window.signIn();
    assert.deepEqual(window.auth.current(target), bob);
    await window.auth.select(target, ada);
    assert.deepEqual(new Window(machine, provider).auth.current(target), ada);
    const credential = window.auth.credential(target, ada);
    await credential.getToken([]);
    assert.equal(credential.claims?.userName, 'ada@contoso.example');
  });

  it('are signed out one by one; the last one takes the secret with it', async () => {
    const machine = new Machine();
    const target = targetOf(provider);
    const ada = await new Window(machine, provider, 'ada').signIn();
    const window = new Window(machine, provider, 'bob');
    const bob = await window.signIn();
    await window.auth.signOut(target, bob);
    assert.deepEqual(window.auth.current(target), ada);
    const [cache] = [...machine.secrets.values.values()].map((text) => JSON.parse(text) as Record<string, object>);
    const owners = Object.values(cache ?? {}).flatMap((section) =>
      Object.values(section).map((entry: Record<string, unknown>) => entry['home_account_id'] ?? 'ada'),
    );
    assert.deepEqual(new Set(owners), new Set(['ada']));
    await window.auth.signOut(target, ada);
    assert.deepEqual([...machine.secrets.values, ...machine.state.values], []);
    assert.equal(window.auth.current(target), undefined);
  });

  it('are signed out all at once, an app among them', async () => {
    const machine = new Machine();
    const { clientSecret: secret } = provider;
    const window = new Window(machine, provider, 'ada', {
      askAppSecret: () => Promise.resolve({ kind: 'secret', secret }),
    });
    const target = targetOf(provider, secretAppId);
    const account = await window.signIn('client-secret', target);
    await window.auth.signOut(target);
    assert.deepEqual([...machine.secrets.values, ...machine.state.values], []);
    assert.ok(SignInError.is(await rejection(window.auth.credential(target, account).getToken([]))));
  });
});
