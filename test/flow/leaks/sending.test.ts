import assert from 'node:assert/strict';
import { cleanupAfterSuite } from '../../support/cleanup';
import { startProvider, type TestProvider } from '../auth/support/provider';
import { misbehavingServer } from '../transport/support/misbehaving-server';
import { attempt, payloadMark } from './support/attempt';
import { scenarios, servicesOwn, type Scenario } from './support/scenarios';
import { RecordedFetch } from './support/recorded-fetch';
import { Secrets } from './support/secrets';
import { senders, type Sender } from './support/senders';

/** Sends once to a service that does what the scenario says. */
async function meet(sender: Sender, { reactions, cancelAt, timeoutMs }: Scenario) {
  const controller = new AbortController();
  const cancel = () => {
    controller.abort();
  };
  const todo = reactions(cancel);
  const server = await misbehavingServer(todo, cancelAt === 'connection' ? { onConnection: cancel } : {});
  const recorded = new RecordedFetch();
  try {
    const environment = { name: 'custom', label: 'custom', base: `http://127.0.0.1:${server.port}/beta` } as const;
    const places = await attempt(sender, environment, {
      signal: controller.signal,
      fetch: recorded.fetch,
      ...(cancelAt === 'wait' ? { onWait: cancel } : {}),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    const { arrivals } = server;
    return { places, heard: recorded.heard, arrivals, toTheEnd: arrivals.length >= todo.length };
  } finally {
    await server.close();
  }
}

describe('No secret is seen anywhere when a request', () => {
  let provider: TestProvider;
  const cleanup = cleanupAfterSuite();
  before(async () => (provider = cleanup.adopt(await startProvider())));

  for (const { name: who, hasToken, begin } of senders) {
    describe(`by ${who}`, () => {
      let sender: Sender;
      const used = new Set<string>();
      before(async () => (sender = await begin(provider)));

      for (const scenario of scenarios) {
        it(scenario.name, async () => {
          const { places, heard, arrivals, toTheEnd } = await meet(sender, scenario);
          const secrets = sender.secrets();
          // The same search finds what went out and what came back.
          if (hasToken) {
            for (const { headers } of arrivals) assert.ok(secrets.foundIn(headers['authorization'] ?? '').length > 0);
            if (scenario.echoes && toTheEnd) assert.ok(secrets.foundIn(heard).length > 0, heard);
          }
          for (const [name, value] of Object.entries(servicesOwn)) secrets.add(`${name} of the service`, value);
          assert.deepEqual(places.leaks(secrets), []);

          const content = new Secrets();
          content.add('payload', payloadMark);
          assert.deepEqual(places.leaks(content, ['log', 'editor state', 'progress']), []);
          for (const place of places.used) used.add(place);
        });
      }

      it('goes any of these ways: every place had something', () => {
        const ofIdentity = ['account', 'admin details'];
        const ofAll = ['copied details', 'editor state', 'log', 'opened body', 'outcome', 'panel', 'problems'];
        const expected = [...ofAll, 'progress', 'question', 'request preview'];
        const signedIn =
          sender.targetAt({ name: 'custom', label: 'custom', base: 'http://127.0.0.1/beta' }).identity !== undefined;
        assert.deepEqual([...used].sort(), [...expected, ...(signedIn ? ofIdentity : [])].sort());
      });
    });
  }
});
