import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { listAll } from '../../../src/live/list-all';
import { liveClient, type LiveClient } from '../../../src/live/live-client';
import type { LiveResult } from '../../../src/live/live-failure';
import { add, host, send as ask, useSandbox } from '../sandbox/support';
import { sending } from '../transport/support/sending';

const kind = bundledKinds.kind('host');

describe('Live profiles over the sandbox', () => {
  const sandbox = useSandbox();
  const client = (): LiveClient => {
    const { url, token } = sandbox();
    return liveClient({
      environment: { name: 'sandbox', label: 'sandbox', base: url },
      newGuid: randomUUID,
      send: async (request) => (await sending(request, {}, { kind: 'loopback', token })).result,
    });
  };
  const valueOf = <T>(result: LiveResult<T>): T => {
    if (!result.ok) assert.fail(result.failure.message);
    return result.value;
  };
  let ids: string[] = [];

  before(async () => {
    for (let at = 1; at <= 5; at += 1) {
      ids.push(await add(sandbox(), 'hostSecurityProfiles', { ...host, fqdn: `web0${at}.contoso.com` }));
    }
  });

  it('are listed by pages, with their count', async () => {
    const pages = [];
    for await (const page of listAll(client(), kind, { top: 2, count: true })) pages.push(valueOf(page));
    assert.deepEqual(
      pages.map(({ profiles }) => profiles.length),
      [2, 2, 1],
    );
    assert.deepEqual(pages.flatMap(({ profiles }) => profiles.map(({ id }) => id)).sort(), [...ids].sort());
    assert.equal(pages[0]?.count, 5);
    assert.equal(pages.at(-1)?.brokenOff, undefined);
  });

  it('are filtered by the service', async () => {
    const page = valueOf(await client().list(kind, { filter: "fqdn eq 'web03.contoso.com'" }));
    assert.deepEqual(
      page.profiles.map(({ name }) => name),
      ['web03.contoso.com'],
    );
    const refused = await client().list(kind, { filter: 'fqdn nonsense' });
    assert.ok(!refused.ok && refused.failure.status === 400, 'a filter that is none is refused');
  });

  it('are read as they are, and deleted in the version that was read', async () => {
    const [id = ''] = ids;
    const live = valueOf(await client().get(kind, id));
    assert.ok(live.etag);
    await ask(sandbox(), 'PATCH', `/security/hostSecurityProfiles/${id}`, { body: { tags: ['new'] } });
    const refused = await client().delete(kind, id, live.etag);
    assert.ok(!refused.ok && refused.failure.status === 412, 'somebody else changed it');
    const { etag } = valueOf(await client().get(kind, id));
    valueOf(await client().delete(kind, id, etag));
    const gone = await client().get(kind, id);
    assert.ok(!gone.ok && gone.failure.status === 404);
    ids = ids.slice(1);
  });

  it('of every kind, none of them yet, are an empty list', async () => {
    for (const each of bundledKinds.kinds.filter(({ id }) => id !== 'host')) {
      const page = valueOf(await client().list(each, { count: true }));
      assert.deepEqual([page.profiles, page.count, page.next], [[], 0, undefined]);
    }
  });
});
