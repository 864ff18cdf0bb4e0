import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { AuthPorts } from '../../../src/auth/ports';
import { SignInError } from '../../../src/auth/sign-in-error';
import { Cancelled } from '../../../src/errors';
import { cleanupAfterSuite } from '../../support/cleanup';
import { eventually } from '../../support/eventually';
import { secretAppId, startProvider, type TestProvider } from './support/provider';
import { rejection } from './support/rejection';
import { Machine, targetOf, Window } from './support/windows';

const never = <T>() => new Promise<T>(() => undefined);

/** Whether somebody listens there. */
const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {
      resolve(false);
    });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });

const portOf = (authorizeUrl: string) =>
  Number(new URL(new URL(authorizeUrl).searchParams.get('redirect_uri') ?? '').port);

describe('A sign-in is cancelled', () => {
  let provider: TestProvider;
  let controller: AbortController;
  const cancel = () => {
    controller.abort();
  };
  const cleanup = cleanupAfterSuite();
  before(async () => (provider = cleanup.adopt(await startProvider())));
  beforeEach(() => (controller = new AbortController()));
  afterEach(() => (provider.interfere = undefined));

  /** Signs in until it is cancelled; nobody is signed in afterwards. */
  async function cancelled(flow: 'browser' | 'device-code' | 'client-secret', ports: Partial<AuthPorts> = {}) {
    const window = new Window(new Machine(), provider, 'ada', ports);
    const target = targetOf(provider, flow === 'client-secret' ? secretAppId : undefined);
    const error = await rejection(window.auth.signIn(target, { flow, signal: controller.signal }));
    assert.ok(Cancelled.is(error), String(error));
    assert.deepEqual([await window.auth.accounts(target), window.auth.current(target)], [[], undefined]);
    return window;
  }

  it('before it begins', async () => {
    cancel();
    for (const flow of ['browser', 'device-code', 'client-secret'] as const) {
      const window = await cancelled(flow);
      assert.deepEqual([window.opened, window.codes], [[], []]);
    }
  });

  for (const flow of ['browser', 'device-code'] as const) {
    it(`while the provider is asked about itself (${flow})`, async () => {
      provider.interfere = async ({ path }, next) => {
        if (!path.includes('well-known')) return next();
        cancel();
        return never();
      };
      const window = await cancelled(flow);
      assert.deepEqual([window.opened, window.codes], [[], []]);
    });
  }

  it('because the browser was not opened: nothing listens any more', async () => {
    let url = '';
    await cancelled('browser', { openBrowser: (asked) => ((url = asked), Promise.resolve(false)) });
    assert.equal(await listens(portOf(url)), false);
  });

  it('while VS Code asks whether to open the browser', async () => {
    let url = '';
    await cancelled('browser', { openBrowser: (asked) => ((url = asked), setImmediate(cancel), never()) });
    await eventually(async () => !(await listens(portOf(url))), 'the port closes');
  });

  it('while the person is in the browser: nothing listens any more', async () => {
    let url = '';
    await cancelled('browser', {
      openBrowser: async (asked) => {
        url = asked;
        assert.equal(await listens(portOf(url)), true);
        setImmediate(cancel);
        return true;
      },
    });
    await eventually(async () => !(await listens(portOf(url))), 'the port closes');
  });

  it('by nobody, for five minutes: the time limit ends it, and nothing listens any more', async () => {
    let url = '';
    const openBrowser = (asked: string) => ((url = asked), Promise.resolve(true));
    const window = new Window(new Machine(), provider, 'ada', { openBrowser });
    // A busy machine may come to the limit before it comes to the browser.
    for (let limitMs = 150; url === ''; limitMs *= 2) {
      const request = { flow: 'browser', signal: controller.signal, limitMs } as const;
      const error = await rejection(window.auth.signIn(targetOf(provider), request));
      assert.ok(SignInError.is(error));
      assert.deepEqual([error.reason, error.actions[0]?.action], ['timeout', 'signIn']);
    }
    await eventually(async () => !(await listens(portOf(url))), 'the port closes');
  });

  it('in the browser itself', async () => {
    const window: Window = new Window(new Machine(), provider, 'ada', {
      openBrowser: async (url) => {
        const asked = new URL(url).searchParams;
        const answer = { error: 'access_denied', state: asked.get('state') ?? '' };
        await fetch(`http://127.0.0.1:${portOf(url)}/`, { method: 'POST', body: new URLSearchParams(answer) });
        return true;
      },
    });
    const error = await rejection(
      window.auth.signIn(targetOf(provider), { flow: 'browser', signal: controller.signal }),
    );
    assert.ok(SignInError.is(error) && error.reason === 'declined');
  });

  it('while the code is exchanged for tokens', async () => {
    provider.interfere = async ({ path }, next) => {
      if (path !== '/token') return next();
      cancel();
      return never();
    };
    await cancelled('browser');
  });

  it('when the code is shown', async () => {
    await cancelled('device-code', { showDeviceCode: () => Promise.resolve(false) });
  });

  it('while the code waits to be typed: its dialog is told, and nobody polls on', async () => {
    let told = false;
    const window: Window = new Window(new Machine(), provider, 'ada', {
      showDeviceCode: (_code, signal) => {
        signal.addEventListener('abort', () => (told = true));
        return never();
      },
    });
    const signIn = window.auth.signIn(targetOf(provider), { flow: 'device-code', signal: controller.signal });
    await eventually(() => window.wire.filter((body) => body.includes('authorization_pending')).length > 1, 'it polls');
    cancel();
    assert.ok(Cancelled.is(await rejection(signIn)));
    assert.equal(told, true);
    const asked = window.wire.length;
    await new Window(new Machine(), provider).signIn('browser');
    assert.equal(window.wire.length, asked, 'it polls on');
  });

  it('while the secret of an app is asked for', async () => {
    await cancelled('client-secret', { askAppSecret: () => (setImmediate(cancel), never()) });
  });

  it('while the secret of an app is tried', async () => {
    provider.interfere = () => (cancel(), never());
    await cancelled('client-secret', { askAppSecret: () => Promise.resolve({ kind: 'secret', secret: 'x' }) });
  });

  it('in a silent refresh: the account stays, and the next refresh works', async () => {
    provider.accessTokenSeconds = 60;
    const window = new Window(new Machine(), provider);
    const account = await window.signIn();
    provider.interfere = () => (cancel(), never());
    const credential = window.auth.credential(targetOf(provider), account);
    assert.ok(Cancelled.is(await rejection(credential.getToken([], { abortSignal: controller.signal }))));
    provider.interfere = undefined;
    assert.ok(await credential.getToken([]));
  });
});
