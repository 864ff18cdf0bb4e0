import assert from 'node:assert/strict';
import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import { startSandbox } from '../../../src/sandbox/start-sandbox';
import { add, host, send, useFolder, useSandbox } from './support';

const set = '/security/hostSecurityProfiles';

/** The header that asks for a fault. */
const asking = (fault: string) => ({ headers: { 'x-secprofile-fault': fault } });

interface BatchAnswer {
  readonly responses: readonly {
    readonly id: string;
    readonly status: number;
    readonly headers: Record<string, string>;
  }[];
}

describe('sandbox: a service that is not consistent', () => {
  const sandbox = useSandbox();
  const folder = useFolder();
  const addHost = () => add(sandbox(), 'hostSecurityProfiles', host);
  const get = (id: string, fault: string) => send(sandbox(), 'GET', `${set}/${id}`, asking(fault));
  const patch = (id: string, body: object, fault: string) =>
    send(sandbox(), 'PATCH', `${set}/${id}`, { body, ...asking(fault) });
  const batch = async (requests: readonly object[], headers: Record<string, string> = {}) => {
    const { json } = await send(sandbox(), 'POST', '/$batch', { body: { requests }, headers });
    return [...(json as BatchAnswer).responses].sort((a, b) => Number(a.id) - Number(b.id));
  };

  afterEach(() => {
    sandbox().faults.disarm();
  });

  it('lags: what was just added is not there yet, in lists and counts neither', async () => {
    const id = await addHost();
    assert.equal((await get(id, 'lag; delay=600000')).status, 404);
    assert.equal((await get(id, 'lag; delay=0')).status, 200);
    const { json } = await send(sandbox(), 'GET', set, asking('lag; delay=600000'));
    assert.deepEqual((json as { value: unknown[] }).value, []);
    assert.equal((await send(sandbox(), 'GET', `${set}/$count`, asking('lag; delay=600000'))).text, '0');
    assert.notEqual((await send(sandbox(), 'GET', `${set}/$count`)).text, '0');
  });

  it('lags: shows what stood there before an update, a delete and a reset', async () => {
    const options = { catalog: bundledCatalog, dataDir: folder() };
    const first = await startSandbox(options);
    const id = await add(first, 'hostSecurityProfiles', host);
    await first.stop();
    const second = await startSandbox(options);
    try {
      const before = await send(second, 'GET', `${set}/${id}`);
      const then = () => send(second, 'GET', `${set}/${id}`, asking('lag; delay=600000'));
      await send(second, 'PATCH', `${set}/${id}`, { body: { tags: ['new'] } });
      assert.deepEqual((await then()).json, before.json);
      await send(second, 'DELETE', `${set}/${id}`);
      assert.deepEqual((await then()).json, before.json);
      await second.reset();
      assert.deepEqual((await then()).json, before.json);
      assert.equal((await send(second, 'GET', `${set}/${id}`)).status, 404);
    } finally {
      await second.stop();
    }
  });

  it('lags for the items of a batch, when it is armed; writes are not behind', async () => {
    sandbox().faults.arm('lag; delay=600000');
    const id = await addHost();
    const answers = await batch([
      { id: '1', method: 'GET', url: `${set}/${id}` },
      {
        id: '2',
        method: 'PATCH',
        url: `${set}/${id}`,
        body: { tags: ['x'] },
        headers: { 'content-type': 'application/json' },
      },
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 200],
    );
  });

  it('does not keep: a PATCH is answered with the old values and the old version, in a batch too', async () => {
    const id = await addHost();
    const before = await get(id, 'lag; delay=0');
    const answer = await patch(id, { fqdn: 'other.contoso.com' }, 'not-kept');
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json, before.json);
    assert.equal(answer.headers.get('etag'), before.headers.get('etag'));
    sandbox().faults.arm('not-kept');
    const item = { url: `${set}/${id}`, body: { tags: ['x'] }, headers: { 'content-type': 'application/json' } };
    const [first] = await batch([{ id: '1', method: 'PATCH', ...item }]);
    assert.equal(first?.status, 200);
    assert.deepEqual((await get(id, 'lag; delay=0')).json, before.json);
  });

  it('does not keep: refuses what it would refuse anyway', async () => {
    const id = await addHost();
    assert.equal((await patch(id, { fqdn: 7 }, 'not-kept')).status, 400);
    assert.equal((await patch('none', {}, 'not-kept')).status, 404);
    const headers = { 'x-secprofile-fault': 'not-kept', 'if-match': 'W/"other"' };
    assert.equal((await send(sandbox(), 'PATCH', `${set}/${id}`, { body: {}, headers })).status, 412);
  });

  it('limits writes, each item of a batch for itself, and never reads', async () => {
    sandbox().faults.arm('limit; rate=2');
    const item = { method: 'POST', url: set, body: host, headers: { 'content-type': 'application/json' } };
    const before = sandbox().count('host');
    const answers = await batch([
      ...['1', '2', '3', '4'].map((id) => ({ id, ...item })),
      { id: '5', method: 'GET', url: set },
    ]);
    const statuses = answers.map(({ status }) => status);
    assert.deepEqual([...statuses].sort(), [200, 201, 201, 429, 429]);
    assert.equal(statuses[4], 200);
    for (const { status, headers } of answers) if (status === 429) assert.equal(headers['Retry-After'], '1');
    assert.equal(sandbox().count('host'), before + 2);
    const one = await send(sandbox(), 'POST', set, { body: host });
    assert.deepEqual([one.status, one.headers.get('retry-after')], [429, '1']);
  });
});
