import assert from 'node:assert/strict';
import type { Account } from '../../../src/auth/account';
import { detailsForAdmin } from '../../../src/auth/access';
import { flows } from '../../../src/auth/msal/flows';
import type { FlowId } from '../../../src/auth/msal/flow';
import { cleanupAfterSuite } from '../../support/cleanup';
import { startProvider, type TestProvider } from '../auth/support/provider';
import { Places } from './support/places';
import { Secrets, secretFields } from './support/secrets';
import { SignIn } from './support/sign-ins';
import { moments, strangersWord, troubles, type Trouble } from './support/troubles';

describe('No secret is seen anywhere', () => {
  let provider: TestProvider;
  const collected = new Set<string>();
  const used = new Set<string>();
  const cleanup = cleanupAfterSuite();
  before(async () => {
    provider = cleanup.adopt(await startProvider());
    // MSAL takes these for expired: every use is a refresh.
    provider.accessTokenSeconds = 60;
  });
  afterEach(() => (provider.interfere = undefined));

  /** A sign-in, two uses and a sign-out. Errors and what is told of the account are put where they belong. */
  async function life(signIn: SignIn, { begin, end }: Trouble, moment: (typeof moments)[number]): Promise<Places> {
    const places = new Places();
    const controller = new AbortController();
    const { signal } = controller;
    const { window, machine } = signIn;
    const target = signIn.targetAt(`${provider.issuer}/beta`);
    const tell = async <T>(promise: PromiseLike<T>): Promise<T | undefined> => {
      try {
        return await promise;
      } catch (error) {
        places.put('error', error, error instanceof Error ? error.stack : error);
        return undefined;
      }
    };
    const cancel = () => {
      controller.abort();
    };

    if (moment === 'before it') await begin(signIn, cancel);
    const account: Account | undefined = await tell(
      window.auth.signIn(target, { flow: signIn.flow, signal, limitMs: 5000 }),
    );
    if (moment === 'after it') await begin(signIn, cancel);
    if (account) {
      const credential = window.auth.credential(target, account);
      for (const claims of [undefined, '{"access_token":{"nbf":{"essential":true}}}']) {
        await tell(credential.getToken([], { abortSignal: signal, ...(claims === undefined ? {} : { claims }) }));
      }
      const { claims } = credential;
      places.put('account', account, claims);
      places.put('admin details', detailsForAdmin({ signIn: target, account, claims }, 0));
    }
    places.put('account', await tell(window.auth.accounts(target)));
    await tell(window.auth.signOut(target));
    await window.settle();
    await end?.(signIn);

    places.put('log', ...window.log);
    places.put('editor state', [...machine.state.values]);
    places.put('notification', window.troubles);
    places.put('store after sign-out', machine.secrets.text);
    return places;
  }

  const fits = ({ who, flow }: Trouble, id: FlowId, kind: Account['kind']) =>
    (who === undefined || who === kind) && (flow === undefined || flow === id);

  for (const { id, label, who } of flows) {
    for (const trouble of troubles.filter((one) => fits(one, id, who))) {
      for (const moment of moments.filter((one) => trouble.moment === undefined || trouble.moment === one)) {
        it(`by ${label}, ${moment}: ${trouble.name}`, async () => {
          const signIn = new SignIn(provider, id);
          const places = await life(signIn, trouble, moment);
          const secrets = signIn.secrets();
          secrets.add('a stranger’s code', strangersWord);
          const seen = places.used.filter((place) => place !== 'store after sign-out' || trouble.store !== true);
          assert.deepEqual(places.leaks(secrets, seen), []);

          const person = new Secrets();
          person.add('name', 'ada@contoso.example');
          assert.deepEqual(places.leaks(person, ['log']), []);
          // The same search finds them where they have to be.
          if (moment === 'after it') assert.ok(secrets.foundIn(signIn.window.wire.join('\n')).length > 1);
          for (const name of secrets.names) collected.add(name);
          for (const place of places.used) used.add(place);
        });
      }
    }
  }

  it('of those that were there: every kind of them, and every place had something', () => {
    const kinds = [...secretFields, 'cookie', 'state', 'passphrase', 'private_key', 'locked_key', 'a stranger’s code'];
    assert.deepEqual([...collected].sort(), kinds.sort());
    const places = ['account', 'admin details', 'editor state', 'error', 'log', 'notification', 'store after sign-out'];
    assert.deepEqual([...used].sort(), places);
  });
});
