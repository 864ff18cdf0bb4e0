import assert from 'node:assert/strict';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { startSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox';
import { submit } from '../../../src/submit';
import type { SubmitOutcome, SubmitPorts, SubmitState } from '../../../src/submit/submission';
import { onHostThread } from '../../../src/text/host-thread';
import { CheckClient } from '../../../src/validation/check-client';
import { bundleCheckingThread } from '../../support/checking-thread';
import { cleanupAfterEach, cleanupAfterSuite } from '../../support/cleanup';
import { ProfileInMemory } from '../../support/profile-memory';
import { temporaryFolder } from '../../support/temporary-folder';
import { sandboxPorts } from './sandbox-ports';

const fileName = 'web01.host.secprofile.json';
const text = JSON.stringify({
  azureTenantId: '3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93',
  vendorInformation: { vendor: 'Contoso', provider: 'Sensor' },
  fqdn: 'web01.contoso.com',
  tags: Array.from({ length: onHostThread.compare / 10 }, (_, at) => `a tag ${at}`),
});

describe('A long answer on its whole way', () => {
  const suite = cleanupAfterSuite();
  const cleanup = cleanupAfterEach();
  let sandbox: Sandbox;
  let client: CheckClient;
  let memory: ProfileInMemory;
  let told: SubmitState[];
  /** Length of the longest text that this thread made values of. */
  let longest: number;

  before(async () => {
    const folder = await temporaryFolder(suite, 'long-answers-');
    sandbox = suite.adopt(await startSandbox({ catalog: bundledCatalog, dataDir: folder }));
    client = new CheckClient({ workerFile: await bundleCheckingThread(folder) });
    suite.defer(() => client.end());
    // Loads the thread, as checking a payload of this size does.
    await client.workOut('laidOut', text, 'json');
  });

  beforeEach(() => {
    memory = new ProfileInMemory();
    told = [];
    longest = 0;
    const { parse } = JSON;
    const { setTimeout } = globalThis;
    cleanup.defer(() => {
      JSON.parse = parse;
      globalThis.setTimeout = setTimeout;
    });
    // However busy this machine is: nobody loses patience with the thread.
    globalThis.setTimeout = ((work: () => void, after?: number) =>
      setTimeout(work, after === 100 ? 30_000 : after)) as typeof setTimeout;
    JSON.parse = (...given) => {
      longest = Math.max(longest, given[0].length);
      return parse(...given) as unknown;
    };
  });

  const run = (intent: 'add' | 'update', more: Partial<SubmitPorts> = {}): Promise<SubmitOutcome> =>
    submit(
      { intent, addRequestLine: 'collection', anyway: false, updateBody: 'payload', uri: fileName },
      sandboxPorts(
        sandbox,
        { text, fileName, intent },
        { memory, tell: (state) => void told.push(state), workOut: client.workOut, ...more },
      ),
    );

  const shown = () => {
    const last = told.at(-1);
    return last?.state === 'ended' ? last.view : assert.fail(last?.state);
  };

  it('is read by the checking thread alone: ID, ETag, and name are those of the profile', async () => {
    for (const intent of ['add', 'update'] as const) {
      assert.equal((await run(intent)).status, 'sent');
      assert.ok(longest <= onHostThread.compare, `${longest}`);
      const id = sandbox.list('host', { top: 2 }).profiles[0]?.id ?? assert.fail();
      const headers = { Authorization: `Bearer ${sandbox.token}` };
      const now = await fetch(`${sandbox.url}/security/hostSecurityProfiles/${id}`, { headers });
      await now.text();
      assert.deepEqual([memory.profile?.id, memory.profile?.etag], [id, now.headers.get('ETag')]);
      assert.deepEqual([shown().id, shown().name, shown().tone], [id, 'web01.contoso.com', 'success']);
    }
  });

  it('has its reason read there, too', async () => {
    const error = { code: 'invalidRequest', message: 'Too many tags.', more: text };
    const body = JSON.stringify({ error });
    const answer = {
      status: 400,
      headers: [],
      body,
      bodyBytes: body.length,
      bodyState: 'whole',
      durationMs: 1,
    } as const;
    await run('add', { send: () => Promise.resolve({ ok: true, answer }) });
    assert.match(shown().headline, /Too many tags\.$/);
    assert.ok(longest <= onHostThread.compare, `${longest}`);
  });
});
