import assert from 'node:assert/strict';
import { SignInError } from '../../../src/auth/sign-in-error';
import { cleanupAfterSuite } from '../../support/cleanup';
import { eventually } from '../../support/eventually';
import { startProvider, type TestProvider } from './support/provider';
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
