import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import type { Intent } from '../../../src/catalog/kinds';
import type { ResponseView } from '../../../src/response/view';
import type { AccessEntry } from '../../../src/sandbox/server/front';
import { faultTable } from '../../../src/sandbox/faults/faults';
import { startSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox';
import { submit } from '../../../src/submit';
import type { SubmitOutcome } from '../../../src/submit/submission';
import { mostRepeats } from '../../../src/transport/repeat';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';
import { ProfileInMemory } from '../../support/profile-memory';
import { sandboxPorts } from './sandbox-ports';
import { carriedOut } from '../../support/carried-out';

const fileName = 'faulty.host.secprofile.json';
const text =
  '{"azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93", "vendorInformation": {"vendor": "Contoso", "provider": "Sensor"}, "tags": ["HVA"]}';

/** How an attempt ended, and what the person saw of it. */
interface Seen {
  readonly outcome: SubmitOutcome;
  readonly view: ResponseView | undefined;
}

/** The services that say that they did nothing: the only ones that are asked again. */
const askedAgain = (id: string) => id.startsWith('429') || id.startsWith('503');

describe('Every failure that the sandbox can simulate', () => {
  let sandbox: Sandbox;
  let requests: AccessEntry[];

  const cleanup = cleanupAfterEach();
  beforeEach(async () => {
    const folder = await temporaryFolder(cleanup, 'faults-');
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
    const ports = sandboxPorts(
      sandbox,
      { text, fileName, intent },
      {
        memory: new ProfileInMemory(id === undefined ? undefined : { id }),
        tell(state) {
          if (state.state === 'ended') view = state.view;
          else assert.equal(state.state, 'sending', JSON.stringify(state));
        },
      },
    );
    const outcome = await submit(
      { intent, addRequestLine: 'collection', anyway: false, updateBody: 'payload', uri: fileName },
      ports,
    );
    return { outcome, view };
  }

  for (const { id, title } of faultTable) {
    const isCarriedOut = carriedOut.has(id);
    it(`is told to the person, and never adds twice: ${title}`, async () => {
      sandbox.faults.arm(`${id}; delay=5`);
      const { view } = await attempt('add');
      sandbox.faults.disarm();
      assert.ok(view, 'the panel shows it');
      assert.notEqual(view.headline, '');
      assert.equal(sandbox.count('host'), isCarriedOut ? 1 : 0);
      assert.ok(requests.length <= (askedAgain(id) ? 1 + mostRepeats : 1), `${requests.length} requests`);
      // Whoever reads “not added” may add it again: that must be true.
      if (isCarriedOut) assert.doesNotMatch(view.headline, /^Not added/);
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
      if (isCarriedOut) assert.doesNotMatch(view.headline, /^Not updated/);
    });
  }
});
