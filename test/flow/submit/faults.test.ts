import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Intent } from '../../../src/catalog/kinds';
import type { ResponseView } from '../../../src/response/view';
import type { AccessEntry } from '../../../src/sandbox/server/front';
import { faultTable } from '../../../src/sandbox/faults/faults';
import { startSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox';
import { submit } from '../../../src/submit';
import type { Outcome, SubmitPorts } from '../../../src/submit/submission';
import { mostRepeats } from '../../../src/transport/repeat';
import { send } from '../../../src/transport/send';
import { check, readBundled } from '../../../src/validation/inspect';
import { cleanupAfterEach } from '../../support/cleanup';
import { KnownInMemory } from '../../support/known-profiles';

const fileName = 'faulty.host.secprofile.json';
const text =
  '{"azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93", "vendorInformation": {"vendor": "Contoso", "provider": "Sensor"}, "tags": ["HVA"]}';

/** How an attempt ended, and what the person saw of it. */
interface Seen {
  readonly outcome: Outcome;
  readonly view: ResponseView | undefined;
}

/** The services that say that they did nothing: the only ones that are asked again. */
const askedAgain = (id: string) => id.startsWith('429') || id.startsWith('503');

describe('Every failure that the sandbox can simulate', () => {
  let sandbox: Sandbox;
  let requests: AccessEntry[];

  const cleanup = cleanupAfterEach();
  beforeEach(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'faults-'));
    cleanup.defer(() => rm(folder, { recursive: true, maxRetries: 6 }));
    requests = [];
    const log = {
      warn: () => undefined,
      error: () => undefined,
      access: (entry: AccessEntry) => void requests.push(entry),
    };
    sandbox = cleanup.adopt(await startSandbox({ catalog: bundledCatalog, dataDir: folder, log }));
  });

  /** The whole way of a payload, but for waits: those are told and not waited for. */
  async function attempt(intent: Intent, id?: string): Promise<Seen> {
    let view: ResponseView | undefined;
    const ports: SubmitPorts = {
      check() {
        const snapshot = readBundled({ text, fileName });
        return { snapshot, check: check(snapshot, { intent }) };
      },
      target: () =>
        Promise.resolve({
          environment: { name: 'sandbox', label: 'sandbox', base: sandbox.url },
          credential: { kind: 'sandbox', token: sandbox.token },
        }),
      known: new KnownInMemory(id === undefined ? undefined : { id }),
      wait: () => assert.fail('Nothing lags.'),
      resolve: () => assert.fail('Nobody else changes it.'),
      askId: () => assert.fail('The id is known.'),
      guard: () => Promise.resolve(),
      tell(state) {
        if (state.state === 'ended') view = state.view;
        else assert.equal(state.state, 'sending', JSON.stringify(state));
      },
      documentChanged: () => false,
      newGuid: () => randomUUID(),
      now: () => new Date(),
      send: (request, { credential }) =>
        send(request, credential, {
          fetch: (input, init) => globalThis.fetch(input, init),
          signal: new AbortController().signal,
          onWait: () => undefined,
          timeoutMs: 20_000,
          now: () => performance.now(),
          random: () => 0.5,
          delay: () => Promise.resolve(),
        }),
    };
    const outcome = await submit(
      { intent, addRequestLine: 'collection', anyway: false, updateBody: 'payload', uri: fileName },
      ports,
    );
    return { outcome, view };
  }

  for (const { id, title, carriedOut } of faultTable) {
    it(`is told to the person, and never adds twice: ${title}`, async () => {
      sandbox.faults.arm(`${id}; delay=5`);
      const { view } = await attempt('add');
      sandbox.faults.disarm();
      assert.ok(view, 'the panel shows it');
      assert.notEqual(view.headline, '');
      assert.equal(sandbox.count('host'), carriedOut ? 1 : 0);
      assert.ok(requests.length <= (askedAgain(id) ? 1 + mostRepeats : 1), `${requests.length} requests`);
      // Whoever reads “not added” may add it again: that must be true.
      if (carriedOut) assert.doesNotMatch(view.headline, /^Not added/);
      if (view.answer && view.answer.status >= 400) assert.notEqual(view.tone, 'success');
    });

    it(`leaves one profile after an Update: ${title}`, async () => {
      const added = await attempt('add');
      const result = added.outcome.attempt?.result;
      assert.ok(result?.ok);
      const { id: profile } = JSON.parse(result.answer.body) as { id: string };
      sandbox.faults.arm(`${id}; delay=5`);
      const { view } = await attempt('update', profile);
      sandbox.faults.disarm();
      assert.ok(view);
      assert.equal(sandbox.count('host'), 1);
      if (carriedOut) assert.doesNotMatch(view.headline, /^Not updated/);
    });
  }
});
