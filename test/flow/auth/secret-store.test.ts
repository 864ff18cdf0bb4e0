import assert from 'node:assert/strict';
import { HumanError } from '../../../src/errors';
import { cleanupAfterSuite } from '../../support/cleanup';
import { startProvider, type TestProvider } from './support/provider';
import { rejection } from './support/rejection';
import { Machine, targetOf, Window } from './support/windows';

describe('A secret store', () => {
  let provider: TestProvider;
  let machine: Machine;
  let window: Window;
  const cleanup = cleanupAfterSuite();
  before(async () => (provider = cleanup.adopt(await startProvider())));
  beforeEach(() => {
    machine = new Machine();
    window = new Window(machine, provider);
  });

  for (const broken of [['get'], ['store'], ['get', 'store', 'delete']] as const) {
    it(`that fails to ${broken.join(', ')} does not keep anybody from signing in, and it is said once`, async () => {
      machine.secrets.broken = broken;
      const account = await window.signIn();
      assert.ok(await window.auth.credential(targetOf(provider), account).getToken([]));
      assert.deepEqual(await window.auth.accounts(targetOf(provider)), [account]);
      assert.deepEqual(window.troubles, ['failed']);
      await window.auth.signOut(targetOf(provider));
      assert.deepEqual(await window.auth.accounts(targetOf(provider)), []);
      assert.deepEqual(window.troubles, ['failed']);
    });
  }

  it('that fails later goes on with what was read before', async () => {
    const account = await window.signIn();
    machine.secrets.broken = ['get', 'store'];
    assert.ok(await window.auth.credential(targetOf(provider), account).getToken([]));
    assert.deepEqual(window.troubles, ['failed']);
  });

  it('that does not delete makes signing out an error that says so', async () => {
    const account = await window.signIn();
    machine.secrets.broken = ['delete'];
    const error = await rejection(window.auth.signOut(targetOf(provider), account));
    assert.ok(HumanError.is(error));
    assert.match(error.message, /secret storage didn’t delete/);
  });

  it('that forgot over a restart is noticed', async () => {
    await window.signIn();
    machine.secrets.values.clear();
    const later = new Window(machine, provider);
    assert.deepEqual(await later.auth.accounts(targetOf(provider)), []);
    assert.deepEqual(later.troubles, ['forgot']);
  });

  it('that holds nonsense counts as empty', async () => {
    await window.signIn();
    for (const key of machine.secrets.values.keys()) machine.secrets.values.set(key, '{"Account": nonsense');
    const later = new Window(machine, provider);
    assert.deepEqual(await later.auth.accounts(targetOf(provider)), []);
    assert.equal((await later.signIn()).name, 'ada@contoso.example');
  });
});
