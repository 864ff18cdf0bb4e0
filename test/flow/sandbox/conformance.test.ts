import assert from 'node:assert/strict';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import type { Sandbox } from '../../../src/sandbox/start-sandbox';
import { add, demandMembers, guid, host, send, useSandbox, type Answer } from './support';

const { kinds } = bundledKinds;

const set = '/security/hostSecurityProfiles';
const missing = '00000000-0000-4000-8000-000000000000';
const jsonType = /^application\/json;.*charset=utf-8$/;

/** What is asked, and what must come. `{id}` in a path is the id of a profile that is there. */
interface Row {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly status: number;
  /** `code` and, where given, `target` of the error object. */
  readonly error?: string;
  readonly target?: string;
  readonly has?: Record<string, RegExp>;
  readonly json?: object;
  readonly text?: RegExp;
}

const addBody = { ...host };

const rows: readonly Row[] = [
  // Add
  {
    what: 'Add',
    method: 'POST',
    path: set,
    body: addBody,
    status: 201,
    has: {
      location: /\/beta\/security\/hostSecurityProfiles\/[0-9a-f-]{36}$/,
      etag: /^W\/"/,
      'odata-version': /^4\.0$/,
      'content-type': jsonType,
    },
    json: addBody,
  },
  {
    what: 'Add by the docs pages’ request line',
    method: 'POST',
    path: '/Security/hostSecurityProfiles/$ref',
    body: addBody,
    status: 201,
  },
  {
    what: 'Add, $ref encoded, slash at the end',
    method: 'POST',
    path: '/SECURITY/HOSTSECURITYPROFILES/%24ref/',
    body: addBody,
    status: 201,
  },
  {
    what: 'Add that prefers nothing back',
    method: 'POST',
    path: set,
    body: addBody,
    headers: { prefer: 'return=minimal' },
    status: 204,
    has: {
      location: /hostSecurityProfiles\/[0-9a-f-]{36}$/,
      'odata-entityid': /[0-9a-f-]{36}$/,
      'preference-applied': /^return=minimal$/,
    },
    text: /^$/,
  },
  {
    what: 'Add that prefers the profile',
    method: 'POST',
    path: set,
    body: addBody,
    headers: { prefer: 'return=representation' },
    status: 201,
    has: { 'preference-applied': /^return=representation$/ },
  },
  {
    what: 'Add without a tenant',
    method: 'POST',
    path: set,
    body: { os: 'x' },
    status: 400,
    error: 'invalidRequest',
    target: 'azureTenantId',
  },
  {
    what: 'Add with a wrong nested property',
    method: 'POST',
    path: set,
    body: { ...host, logonUsers: [{ accountTyp: 'power' }] },
    status: 400,
    error: 'invalidRequest',
    target: 'logonUsers/0/accountTyp',
  },
  {
    what: 'Add with a wrong nested type',
    method: 'POST',
    path: set,
    body: { ...host, logonUsers: [{ accountType: 5 }] },
    status: 400,
    error: 'invalidRequest',
    target: 'logonUsers/0/accountType',
  },
  {
    what: 'Add with text for a number',
    method: 'POST',
    path: '/security/ipSecurityProfiles',
    body: { ...host, countHits: '5' },
    status: 400,
    target: 'countHits',
  },
  {
    what: 'Add of another kind',
    method: 'POST',
    path: set,
    body: { ...host, '@odata.type': '#microsoft.graph.ipSecurityProfile' },
    status: 400,
    error: 'invalidRequest',
    target: '@odata.type',
  },
  {
    what: 'Add with an unknown root property',
    method: 'POST',
    path: set,
    body: { ...host, anything: 1 },
    status: 201,
    json: { anything: 1 },
  },
  {
    what: 'Add with an unknown enum value',
    method: 'POST',
    path: set,
    body: { ...host, logonUsers: [{ accountType: 'newMember' }] },
    status: 201,
  },
  { what: 'Add of an array', method: 'POST', path: set, body: [], status: 400, error: 'invalidRequest' },
  { what: 'Add of no JSON', method: 'POST', path: set, body: '{"a":', status: 400, error: 'invalidRequest' },
  { what: 'Add of nothing', method: 'POST', path: set, body: '', status: 400, error: 'invalidRequest' },
  {
    what: 'Add with a name twice',
    method: 'POST',
    path: set,
    body: '{"azureTenantId":"a","os":"x","os":"y"}',
    status: 400,
    target: 'os',
  },
  { what: 'Add with a comment', method: 'POST', path: set, body: '{"azureTenantId":"a"/**/}', status: 400 },
  { what: 'Add with a byte-order mark', method: 'POST', path: set, body: `\uFEFF${JSON.stringify(host)}`, status: 201 },
  {
    what: 'Add without media type',
    method: 'POST',
    path: set,
    body: JSON.stringify(host),
    headers: { 'content-type': 'text/plain' },
    status: 415,
    error: 'invalidRequest',
  },
  {
    what: 'Add of over 4 MiB',
    method: 'POST',
    path: set,
    body: JSON.stringify({ ...host, os: 'x'.repeat(4 << 20) }),
    status: 413,
    error: 'invalidRequest',
  },
  {
    what: 'Add with $select',
    method: 'POST',
    path: `${set}?$select=fqdn`,
    body: host,
    status: 201,
    json: { fqdn: host.fqdn },
  },
  // Get
  {
    what: 'Get',
    method: 'GET',
    path: `${set}/{id}`,
    status: 200,
    has: { etag: /^W\/"/, 'content-type': jsonType },
    json: host,
  },
  { what: 'Get in another case', method: 'GET', path: '/SECURITY/hostsecurityprofiles/{ID}', status: 200, json: host },
  {
    what: 'Get with the key in parentheses',
    method: 'GET',
    path: "/security/hostSecurityProfiles('{id}')",
    status: 200,
    json: host,
  },
  {
    what: 'Get with $select',
    method: 'GET',
    path: `${set}/{id}?$select=fqdn,id`,
    status: 200,
    text: /#security\/hostSecurityProfiles\(fqdn,id\)\/\$entity","@odata\.etag":"W\/[^,]+,"id":"[^"]+","fqdn":"web01\.contoso\.com"\}$/,
  },
  { what: 'Get of what is not there', method: 'GET', path: `${set}/${missing}`, status: 404, error: 'itemNotFound' },
  {
    what: 'Get of an id with odd characters',
    method: 'GET',
    path: `${set}/..%2F..%2Fetc%2Fpasswd`,
    status: 404,
    error: 'itemNotFound',
  },
  { what: 'Get of an id that is no escape', method: 'GET', path: `${set}/%zz`, status: 400, error: 'invalidRequest' },
  { what: 'Get of __proto__', method: 'GET', path: `${set}/__proto__`, status: 404, error: 'itemNotFound' },
  { what: 'Get of another set’s profile', method: 'GET', path: '/security/ipSecurityProfiles/{id}', status: 404 },
  {
    what: 'Get with $expand',
    method: 'GET',
    path: `${set}/{id}?$expand=x`,
    status: 400,
    error: 'invalidRequest',
    target: '$expand',
  },
  { what: 'Get with $filter', method: 'GET', path: `${set}/{id}?$filter=os eq null`, status: 400, target: '$filter' },
  { what: 'Head', method: 'HEAD', path: `${set}/{id}`, status: 200, has: { etag: /^W\/"/ }, text: /^$/ },
  // List
  {
    what: 'List',
    method: 'GET',
    path: set,
    status: 200,
    text: /^\{"@odata\.context":"http:[^"]+\/beta\/\$metadata#security\/hostSecurityProfiles","value":\[\{"@odata\.etag"/,
  },
  {
    what: 'List with a count',
    method: 'GET',
    path: `${set}?$count=true&$top=1`,
    status: 200,
    text: /"@odata\.count":\d+,"@odata\.nextLink":"http:[^"]+\?\$count=true&\$top=1&\$skiptoken=[^"&]+","value"/,
  },
  {
    what: 'List with a page size preferred',
    method: 'GET',
    path: set,
    headers: { prefer: 'odata.maxpagesize=1' },
    status: 200,
    has: { 'preference-applied': /^odata\.maxpagesize=1$/ },
    text: /@odata\.nextLink/,
  },
  {
    what: 'List with a filter that fits nothing',
    method: 'GET',
    path: `${set}?$filter=os eq 'none'`,
    status: 200,
    text: /"value":\[\]\}$/,
  },
  {
    what: 'List with a filter that is not supported',
    method: 'GET',
    path: `${set}?$filter=length(os) gt 1`,
    status: 400,
    error: 'invalidRequest',
    target: '$filter',
  },
  { what: 'List with an unknown option', method: 'GET', path: `${set}?$find=x`, status: 400, target: '$find' },
  { what: 'List with an option of the client’s own', method: 'GET', path: `${set}?trace=1`, status: 200 },
  {
    what: 'List with a made-up $skiptoken',
    method: 'GET',
    path: `${set}?$skiptoken=x`,
    status: 400,
    target: '$skiptoken',
  },
  {
    what: 'Count',
    method: 'GET',
    path: `${set}/$count`,
    status: 200,
    has: { 'content-type': /^text\/plain/ },
    text: /^\d+$/,
  },
  {
    what: 'Count with a filter',
    method: 'GET',
    path: `${set}/%24count?$filter=fqdn eq 'no'`,
    status: 200,
    text: /^0$/,
  },
  // Update
  {
    what: 'Update',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { tags: ['HVA'] },
    status: 200,
    has: { etag: /^W\/"/ },
    json: { ...host, tags: ['HVA'] },
  },
  {
    what: 'Update that prefers the profile',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { tags: [] },
    headers: { prefer: 'return=representation' },
    status: 200,
    has: { 'preference-applied': /representation/ },
  },
  {
    what: 'Update that prefers nothing back',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { tags: [] },
    headers: { prefer: 'return=minimal' },
    status: 204,
    has: { etag: /^W\//, 'preference-applied': /minimal/ },
    text: /^$/,
  },
  { what: 'Update of nothing at all', method: 'PATCH', path: `${set}/{id}`, body: {}, status: 200 },
  {
    what: 'Update with null for the tenant',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { azureTenantId: null },
    status: 400,
    target: 'azureTenantId',
  },
  {
    what: 'Update with another id in the body',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: { id: missing, os: 'x' },
    status: 200,
    json: { os: 'x' },
  },
  {
    what: 'Update of what is not there',
    method: 'PATCH',
    path: `${set}/${missing}`,
    body: {},
    status: 404,
    error: 'itemNotFound',
  },
  {
    what: 'Update of an old version',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: {},
    headers: { 'if-match': 'W/"old"' },
    status: 412,
    error: 'resourceModified',
  },
  {
    what: 'Update of any version',
    method: 'PATCH',
    path: `${set}/{id}`,
    body: {},
    headers: { 'if-match': '*' },
    status: 200,
  },
  // Delete
  {
    what: 'Delete of an old version',
    method: 'DELETE',
    path: `${set}/{id}`,
    headers: { 'if-match': 'W/"old"' },
    status: 412,
  },
  { what: 'Delete of what is not there', method: 'DELETE', path: `${set}/${missing}`, status: 404 },
  // Methods and paths
  {
    what: 'PUT of a set',
    method: 'PUT',
    path: set,
    body: host,
    status: 405,
    error: 'notAllowed',
    has: { allow: /^GET, HEAD, POST, OPTIONS$/ },
  },
  {
    what: 'POST to a profile',
    method: 'POST',
    path: `${set}/{id}`,
    body: host,
    status: 405,
    has: { allow: /^GET, HEAD, PATCH, DELETE, OPTIONS$/ },
  },
  { what: 'GET of $ref', method: 'GET', path: `${set}/$ref`, status: 405, has: { allow: /^POST, OPTIONS$/ } },
  { what: 'GET of $batch', method: 'GET', path: '/$batch', status: 405, has: { allow: /^POST, OPTIONS$/ } },
  {
    what: 'OPTIONS of a set',
    method: 'OPTIONS',
    path: set,
    status: 204,
    has: { allow: /^GET, HEAD, POST, OPTIONS$/ },
    text: /^$/,
  },
  { what: 'an unknown set', method: 'GET', path: '/security/alerts', status: 404, error: 'itemNotFound' },
  { what: 'a path below a profile', method: 'GET', path: `${set}/{id}/os`, status: 404 },
  { what: 'an unknown path', method: 'GET', path: '/users', status: 404 },
  {
    what: 'the service document',
    method: 'GET',
    path: '/',
    status: 200,
    json: { value: [{ name: 'security', kind: 'Singleton', url: 'security' }] },
  },
  { what: 'the singleton', method: 'GET', path: '/security', status: 200 },
  {
    what: '$metadata',
    method: 'GET',
    path: '/%24Metadata',
    status: 200,
    has: { 'content-type': /^application\/xml/ },
    text: /<Singleton Name="security"/,
  },
];

function checkError(answer: Answer, { error, target }: Row, clientRequestId: string): void {
  const found = (answer.json as { error: Record<string, unknown> & { innerError: Record<string, string> } }).error;
  assert.deepEqual(Object.keys(answer.json as object), ['error']);
  if (error !== undefined) assert.equal(found['code'], error);
  if (target !== undefined) assert.equal(found['target'], target);
  assert.match(String(found['message']), /^[A-Z"'$]?.{10,}\.?$/s);
  const { innerError } = found;
  assert.equal(innerError['request-id'], answer.headers.get('request-id'));
  assert.equal(innerError['client-request-id'], clientRequestId);
  assert.match(innerError['date'] ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
}

async function ask(sandbox: Sandbox, row: Row, id: string): Promise<void> {
  const clientRequestId = '5d0f8f0a-7a0b-4f7c-9d55-000000000001';
  const path = row.path.replace('{id}', id).replace('{ID}', id.toUpperCase());
  const headers = { 'client-request-id': clientRequestId, ...row.headers };
  const answer = await send(sandbox, row.method, path, { body: row.body, headers });
  assert.equal(answer.status, row.status, answer.text.slice(0, 500));
  assert.match(answer.headers.get('request-id') ?? '', guid);
  assert.equal(answer.headers.get('client-request-id'), clientRequestId);
  assert.ok(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now()) < 60_000);
  for (const [name, pattern] of Object.entries(row.has ?? {}))
    assert.match(answer.headers.get(name) ?? '', pattern, name);
  if (row.text) assert.match(answer.text, row.text);
  if (row.json) demandMembers(answer.json, row.json);
  if (answer.status >= 400) checkError(answer, row, clientRequestId);
}

describe('sandbox on the wire', () => {
  const sandbox = useSandbox();
  let id = '';
  beforeEach(async () => {
    id = await add(sandbox(), 'hostSecurityProfiles', host);
  });

  for (const row of rows) {
    it(`${row.what} → ${row.status}`, () => ask(sandbox(), row, id));
  }

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
