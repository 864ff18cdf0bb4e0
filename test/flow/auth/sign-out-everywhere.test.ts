import assert from 'node:assert/strict';
import { SignInError } from '../../../src/auth/sign-in-error';
import { HumanError } from '../../../src/errors';
import { cleanupAfterSuite } from '../../support/cleanup';
import { eventually } from '../../support/eventually';
import { secretAppId, startProvider, type TestProvider } from './support/provider';
import { rejection } from './support/rejection';
import { Machine, targetOf, Window } from './support/windows';

describe('Signing out everybody', () => {
  let provider: TestProvider;
  let machine: Machine;
  const cleanup = cleanupAfterSuite();
  before(async () => (provider = cleanup.adopt(await startProvider())));
  beforeEach(() => (machine = new Machine()));

  const appWindow = () => {
    const { clientSecret: secret } = provider;
    return new Window(machine, provider, 'ada', {
      askAppSecret: () => Promise.resolve({ kind: 'secret', secret }),
    });
  };

  it('reaches what other settings, other windows and earlier days left, and nothing that is no sign-in', async () => {
    const [people, app] = [targetOf(provider), targetOf(provider, secretAppId)];
    await new Window(machine, provider, 'bob').signIn();
    machine.secrets.values.set('sandbox', 'its token');
    const other = appWindow();
    const account = await other.signIn('client-secret', app);
    const window = new Window(machine, provider);
    const [ada, credential] = [await window.signIn(), other.auth.credential(app, account)];
    await window.auth.signOutEverywhere();
    assert.deepEqual([...machine.secrets.values], [['sandbox', 'its token']]);
    assert.deepEqual([...machine.state.values], []);
    assert.equal(window.auth.current(people), undefined);
    for (const held of [window.auth.credential(people, ada), credential]) {
      assert.ok(SignInError.is(await rejection(held.getToken([]))));
    }
  });

  it('is of use when there is somebody besides those of the target', async () => {
    const [people, app] = [targetOf(provider), targetOf(provider, secretAppId)];
    const window = appWindow();
    machine.secrets.values.set('sandbox', 'its token');
    assert.equal(await window.auth.hasOtherSessions(undefined), false);
    await window.signIn();
    assert.equal(await window.auth.hasOtherSessions(people), false);
    assert.equal(await window.auth.hasOtherSessions(app), true);
    assert.equal(await window.auth.hasOtherSessions(undefined), true);
    await window.signIn('client-secret', app);
    assert.equal(await window.auth.hasOtherSessions(people), true);
  });

  it('tells the other windows', async () => {
    const other = new Window(machine, provider, 'bob');
    await other.signIn();
    const before = other.changes;
    await new Window(machine, provider).auth.signOutEverywhere();
    await eventually(() => other.changes > before, 'the other window is told');
    assert.deepEqual(await other.auth.accounts(targetOf(provider)), []);
  });

  it('is an error where the store keeps something back, after all else is gone', async () => {
    await appWindow().signIn('client-secret', targetOf(provider, secretAppId));
    await new Window(machine, provider).signIn();
    machine.secrets.broken = ['delete'];
    const window = new Window(machine, provider);
    const error = await rejection(window.auth.signOutEverywhere());
    assert.ok(HumanError.is(error));
    assert.match(error.message, /secret storage didn’t delete/);
    assert.deepEqual(
      [...machine.state.values.keys()].filter((key) => key.startsWith('account ')),
      [],
    );
  });

  it('does what it can where the store is locked', async () => {
    machine.secrets.broken = ['get', 'store', 'delete', 'keys'];
    const window = new Window(machine, provider);
    await window.signIn();
    await window.auth.signOutEverywhere();
    assert.deepEqual(await window.auth.accounts(targetOf(provider)), []);
    assert.deepEqual([...machine.state.values], []);
  });
});
