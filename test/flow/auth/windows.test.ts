import assert from 'node:assert/strict';
import { SignInError } from '../../../src/auth/sign-in-error';
import { HumanError } from '../../../src/errors';
import { cleanupAfterSuite } from '../../support/cleanup';
import { eventually } from '../../support/eventually';
import { secretAppId, startProvider, type TestProvider } from './support/provider';
import { rejection } from './support/rejection';
import { Machine, targetOf, Window } from './support/windows';

describe('Two windows', () => {
  let provider: TestProvider;
  let machine: Machine;
  let one: Window;
  let two: Window;
  const cleanup = cleanupAfterSuite();
  before(async () => (provider = cleanup.adopt(await startProvider())));
  beforeEach(() => {
    machine = new Machine();
    one = new Window(machine, provider, 'ada');
    two = new Window(machine, provider, 'bob');
  });
  afterEach(() => {
    provider.interfere = undefined;
    provider.accessTokenSeconds = 3600;
  });
  const names = async ({ auth }: Window) => (await auth.accounts(targetOf(provider))).map(({ name }) => name).sort();

  it('sign in at the same time without losing one another', async () => {
    const people = ['ada', 'bob', 'cy', 'dan'];
    const windows = people.map((person) => new Window(machine, provider, person));
    await Promise.all(windows.map((window, index) => window.signIn(index % 2 === 0 ? 'browser' : 'device-code')));
    for (const window of windows) await window.settle();
    const all = people.map((person) => `${person}@contoso.example`);
    for (const window of windows) assert.deepEqual(await names(window), all);
  });

  it('refresh at the same time without losing one another', async () => {
    provider.accessTokenSeconds = 60;
    const [ada, bob] = [await one.signIn(), await two.signIn()];
    provider.accessTokenSeconds = 3600;
    await Promise.all([
      one.auth.credential(targetOf(provider), ada).getToken([]),
      two.auth.credential(targetOf(provider), bob).getToken([]),
    ]);
    for (const window of [one, two]) await window.settle();
    const before = provider.requests.length;
    assert.ok(await two.auth.credential(targetOf(provider), ada).getToken([]));
    assert.ok(await one.auth.credential(targetOf(provider), bob).getToken([]));
    assert.deepEqual(
      provider.requests.slice(before).filter((path) => path === '/token'),
      [],
    );
  });

  it('each talk to MSAL about one thing at a time, and get everything that they ask for', async () => {
    provider.accessTokenSeconds = 60;
    const people = [await one.signIn(), await two.signIn()];
    const target = targetOf(provider);
    let [underWay, most] = [0, 0];
    provider.interfere = async (_ctx, next) => {
      most = Math.max(most, ++underWay);
      await next().finally(() => underWay--);
    };
    const results = await Promise.all(
      [1, 2, 3].flatMap(() => [
        ...people.map((account) => one.auth.credential(target, account).getToken([])),
        one.auth.accounts(target),
        ...people.map((account) =>
          two.auth.credential(target, account).getToken([], { claims: '{"access_token":{}}' }),
        ),
      ]),
    );
    assert.ok(results.every((result) => result && (!Array.isArray(result) || result.length === 2)));
    assert.equal((await names(one)).length, 2);
    assert.ok(most <= 2, `${most} requests of two windows at once`);
  });

  it('see each other sign in and out', async () => {
    await names(two);
    const seen = two.changes;
    const account = await one.signIn();
    await eventually(() => two.changes > seen, 'the other window is told');
    assert.deepEqual(await names(two), ['ada@contoso.example']);
    const known = two.changes;
    await one.auth.signOut(targetOf(provider), account);
    await eventually(() => two.changes > known, 'the other window is told');
    assert.deepEqual(await names(two), []);
    const error = await rejection(two.auth.credential(targetOf(provider), account).getToken([]));
    assert.ok(SignInError.is(error) && error.reason === 'sign-in-again');
  });

  it('do not bring back who signed out while a refresh was under way', async () => {
    provider.accessTokenSeconds = 60;
    const account = await one.signIn();
    provider.interfere = async (ctx, next) => {
      await next();
      if (ctx.path === '/token') await two.auth.signOut(targetOf(provider));
    };
    await one.auth.credential(targetOf(provider), account).getToken([]);
    assert.deepEqual([...machine.secrets.values], []);
    assert.deepEqual(await names(one), []);
  });

  it('do not make each other wait while a person is in the browser, nor does one window itself', async () => {
    const account = await one.signIn();
    const controller = new AbortController();
    const waiting = new Window(machine, provider, 'bob', { openBrowser: () => Promise.resolve(true) });
    const signIn = waiting.auth.signIn(targetOf(provider), { flow: 'browser', signal: controller.signal });
    assert.ok(await waiting.auth.credential(targetOf(provider), account).getToken([]));
    assert.deepEqual(await names(waiting), ['ada@contoso.example']);
    controller.abort();
    await rejection(signIn);
  });
});

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
