import assert from 'node:assert/strict';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { add, demandMembers, guid, host, send, useSandbox } from './support';
import { set } from './wire-row';

const { kinds } = bundledKinds;

describe('The sandbox on the wire', () => {
  const sandbox = useSandbox();
  let id = '';
  beforeEach(async () => {
    id = await add(sandbox(), 'hostSecurityProfiles', host);
  });

  for (const kind of kinds) {
    it(`serves ${kind.path} whole: add, get, update, delete`, async () => {
      const { path } = kind;
      const added = await send(sandbox(), 'POST', path, { body: { azureTenantId: 't', id: 'mine', tags: ['a'] } });
      const profile = added.json as Record<string, string>;
      assert.match(profile['id'] ?? '', guid);
      assert.equal(profile['@odata.context'], `${sandbox().url}/$metadata#${path.slice(1)}/$entity`);
      assert.equal(profile['@odata.etag'], added.headers.get('etag'));
      assert.equal('createdDateTime' in profile, kind.serverSet.includes('createdDateTime'));
      const item = new URL(added.headers.get('location') ?? '').pathname.replace('/beta', '');
      assert.equal(item, `${path}/${profile['id'] ?? ''}`);
      assert.deepEqual((await send(sandbox(), 'GET', item)).json, profile);
      const updated = await send(sandbox(), 'PATCH', item, { body: { riskScore: '0.5' } });
      demandMembers(updated.json, { riskScore: '0.5', tags: ['a'], id: profile['id'] });
      assert.notEqual(updated.headers.get('etag'), added.headers.get('etag'));
      assert.equal((await send(sandbox(), 'DELETE', item)).status, 204);
      assert.equal((await send(sandbox(), 'GET', item)).status, 404);
      assert.equal((await send(sandbox(), 'DELETE', item)).status, 404);
    });
  }

  it('gives numbers back digit for digit', async () => {
    const body = '{"azureTenantId":"t","size":9223372036854775807,"open":[1.0,1e3,-0,12345678901234567890.10]}';
    const { text, json } = await send(sandbox(), 'POST', '/security/fileSecurityProfiles', { body });
    for (const literal of ['"size":9223372036854775807', '[1.0,1e3,-0,12345678901234567890.10]'])
      assert.ok(text.includes(literal));
    const item = `/security/fileSecurityProfiles/${(json as { id: string }).id}`;
    const patched = await send(sandbox(), 'PATCH', item, { body: '{ "size" : -9223372036854775808 }' });
    assert.ok(patched.text.includes('"size":-9223372036854775808') && patched.text.includes('12345678901234567890.10'));
  });

  it('guards writes by the version: of two that saw the same one, one wins', async () => {
    const item = `${set}/${id}`;
    const etag = (await send(sandbox(), 'GET', item)).headers.get('etag') ?? '';
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((os) => send(sandbox(), 'PATCH', item, { body: { os }, headers: { 'if-match': etag } })),
    );
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), [200, 412, 412]);
    const winner = outcomes.find(({ status }) => status === 200);
    const now = (await send(sandbox(), 'GET', item)).json as { os: string };
    assert.equal(now.os, (winner?.json as { os: string }).os);
    const known = await send(sandbox(), 'GET', item, {
      headers: { 'if-none-match': winner?.headers.get('etag') ?? '' },
    });
    assert.deepEqual([known.status, known.text], [304, '']);
  });

  it('names every error of a body in details', async () => {
    const { json } = await send(sandbox(), 'POST', '/security/ipSecurityProfiles', {
      body: { countHits: 1.5, firstSeenDateTime: 'x' },
    });
    const { details } = (json as { error: { details: { code: string; target?: string }[] } }).error;
    assert.deepEqual(details.map(({ code, target }) => `${code} ${target ?? ''}`).sort(), [
      'date-time firstSeenDateTime',
      'missing-tenant azureTenantId',
      'type countHits',
    ]);
  });
});
