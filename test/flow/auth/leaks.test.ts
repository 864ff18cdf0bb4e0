import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { certificateAppId, secretAppId, startProvider, type TestProvider } from './support/provider';
import { Machine, targetOf, Window } from './support/windows';

/** Every secret that went over the wire: tokens, codes, proofs. */
function secretsOf(wire: readonly string[]): Set<string> {
  const names = [
    'access_token',
    'refresh_token',
    'id_token',
    'code',
    'code_verifier',
    'device_code',
    'client_secret',
    'client_assertion',
  ];
  const found = wire.flatMap((body) => {
    const fields: unknown = body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    return names.map((name) => (Object(fields) as Record<string, unknown>)[name]);
  });
  return new Set(found.filter((value): value is string => typeof value === 'string' && value.length > 8));
}

describe('No secret of a sign-in', () => {
  let provider: TestProvider;
  before(async () => (provider = await startProvider()));
  after(() => provider.stop());

  it('is found in a log, an error, the editor’s state, or what the credential tells', async () => {
    const machine = new Machine();
    const seen: unknown[] = [];
    const windows: Window[] = [];
    const keep = async (promise: Promise<unknown>) => {
      seen.push(await promise.catch((error: unknown) => error));
    };
    const { certificate, privateKey } = provider.appCertificate;
    const apps = [
      [secretAppId, 'client-secret', { kind: 'secret', secret: provider.clientSecret }],
      [certificateAppId, 'certificate', { kind: 'certificate', pem: certificate + privateKey }],
      [secretAppId, 'client-secret', { kind: 'secret', secret: 'MARKED-wrong-secret' }],
    ] as const;
    for (const [id, flow, secret] of apps) {
      const window = new Window(machine, provider, 'nobody', { askAppSecret: () => Promise.resolve(secret) });
      windows.push(window);
      await keep(window.signIn(flow, targetOf(provider, id)));
    }
    provider.accessTokenSeconds = 60;
    for (const flow of ['browser', 'device-code'] as const) {
      const window = new Window(machine, provider, 'ada');
      windows.push(window);
      const account = await window.signIn(flow);
      const credential = window.auth.credential(targetOf(provider), account);
      await credential.getToken([]);
      seen.push(credential.facts, account);
      await provider.revokeRefreshTokens();
      await keep(credential.getToken([]));
      await provider.stop();
      await keep(credential.getToken([]));
      await provider.start();
    }

    const secrets = secretsOf(windows.flatMap(({ wire }) => wire));
    assert.ok(secrets.size > 15, `only ${secrets.size} secrets went over the wire`);
    secrets.add(privateKey.split('\n')[1] ?? '').add('MARKED-wrong-secret');
    const places = {
      log: windows.flatMap(({ log }) => log).join('\n'),
      told: inspect(seen, { depth: null, maxStringLength: null }),
      state: inspect(machine.state.values, { depth: null, maxStringLength: null }),
      troubles: inspect(windows.map(({ troubles }) => troubles)),
    };
    for (const [place, text] of Object.entries(places)) {
      for (const secret of secrets) assert.ok(!text.includes(secret), `${place} has ${secret}`);
    }
    assert.doesNotMatch(places.log, /ada@contoso/);
    await windows[0]?.auth.signOut(targetOf(provider, secretAppId));
    await windows[1]?.auth.signOut(targetOf(provider, certificateAppId));
    await windows[3]?.auth.signOut(targetOf(provider));
    for (const secret of secrets) assert.ok(!machine.secrets.text.includes(secret), 'the store keeps it');
  });
});
