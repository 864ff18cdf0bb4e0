import assert from 'node:assert/strict';
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  MiddlewareFactory,
  PageIterator,
  ResponseType,
  type Middleware,
  type PageCollection,
} from '@microsoft/microsoft-graph-client';
import { guid, host, useSandbox } from './support';

interface Profile {
  readonly id: string;
  readonly fqdn?: string;
  readonly tags?: string[];
}

const set = '/security/hostSecurityProfiles';

/**
 * The client's own handlers, but for the first one: it gives its token to https only and takes any other away, so on
 * loopback a handler of ours puts it in.
 */
function chain(token: string): Middleware {
  const [next, ...others] = MiddlewareFactory.getDefaultMiddlewareChain({
    getAccessToken: () => Promise.resolve(token),
  }).slice(1);
  assert.ok(next);
  others.forEach((handler, index) => (others[index - 1] ?? next).setNext?.(handler));
  const authentication: Middleware = {
    execute: (context) => {
      context.options = {
        ...context.options,
        headers: { ...(context.options?.headers as object), Authorization: `Bearer ${token}` },
      };
      return next.execute(context);
    },
  };
  return authentication;
}

describe('sandbox and the official Graph client', () => {
  const sandbox = useSandbox();
  let client: Client;
  beforeEach(async () => {
    await sandbox().reset();
    client = Client.initWithMiddleware({
      middleware: chain(sandbox().token),
      baseUrl: new URL('/', sandbox().url).href,
      defaultVersion: 'beta',
    });
  });

  const addMany = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        client.api(set).post({ ...host, fqdn: `web${String(index).padStart(2, '0')}.contoso.com` }),
      ),
    );

  it('adds, gets, updates and deletes', async () => {
    const added = (await client.api(set).post(host)) as Profile;
    assert.match(added.id, guid);
    assert.equal(((await client.api(`${set}/${added.id}`).get()) as Profile).fqdn, host.fqdn);
    const updated = (await client
      .api(`${set}/${added.id}`)
      .header('Prefer', 'return=representation')
      .patch({ tags: ['HVA'] })) as Profile;
    assert.deepEqual([updated.tags, updated.fqdn], [['HVA'], host.fqdn]);
    assert.equal(
      await client.api(`${set}/${added.id}`).header('Prefer', 'return=minimal').patch({ tags: [] }),
      undefined,
    );
    await client.api(`${set}/${added.id}`).delete();
    await assert.rejects(client.api(`${set}/${added.id}`).get(), { statusCode: 404, code: 'itemNotFound' });
  });

  it('reads a refusal as it reads Graph’s', async () => {
    await assert.rejects(client.api(set).post({ os: 'x' }), (error) => {
      assert.ok(error instanceof GraphError);
      assert.deepEqual([error.statusCode, error.code], [400, 'invalidRequest']);
      assert.match(error.message, /azureTenantId/);
      assert.match(error.requestId ?? '', guid);
      assert.equal((JSON.parse(String(error.body)) as { target: string }).target, 'azureTenantId');
      return true;
    });
  });

  it('asks with every query option', async () => {
    await addMany(5);
    const page = (await client
      .api(set)
      .filter("startswith(fqdn,'web') and fqdn ne 'web00.contoso.com'")
      .select(['id', 'fqdn'])
      .orderby('fqdn desc')
      .skip(1)
      .top(2)
      .count(true)
      .get()) as PageCollection;
    assert.equal(page['@odata.count'], 4);
    assert.deepEqual(
      page.value.map((one: Profile) => one.fqdn),
      ['web03.contoso.com', 'web02.contoso.com'],
    );
    assert.deepEqual(Object.keys(page.value[0] as object), ['@odata.etag', 'id', 'fqdn']);
    assert.equal(await client.api(`${set}/$count`).responseType(ResponseType.TEXT).get(), '5');
  });

  it('iterates over all pages', async () => {
    await addMany(23);
    const first = (await client.api(set).top(5).orderby('fqdn').get()) as PageCollection;
    const seen: string[] = [];
    const iterator = new PageIterator(client, first, (one: Profile) => {
      seen.push(one.fqdn ?? '');
      return true;
    });
    await iterator.iterate();
    assert.equal(iterator.isComplete(), true);
    assert.deepEqual(
      seen,
      Array.from({ length: 23 }, (_, index) => `web${String(index).padStart(2, '0')}.contoso.com`),
    );
  });

  it('runs a batch with dependencies', async () => {
    const at = (path: string) => `${sandbox().url}${path}`;
    const [known] = (await addMany(1)) as [Profile];
    const headers = { 'Content-Type': 'application/json' };
    const content = new BatchRequestContent([
      {
        id: '1',
        request: new Request(at(set), {
          method: 'POST',
          headers,
          body: JSON.stringify({ ...host, fqdn: 'new.contoso.com' }),
        }),
      },
      { id: '2', dependsOn: ['1'], request: new Request(at(`${set}?$filter=fqdn eq 'new.contoso.com'`)) },
      {
        id: '3',
        dependsOn: ['2'],
        request: new Request(at(`${set}/${known.id}`), { method: 'PATCH', headers, body: '{"tags":["HVA"]}' }),
      },
      { id: '4', dependsOn: ['3'], request: new Request(at(`${set}/${known.id}`)) },
    ]);
    const response = new BatchResponseContent(
      (await client.api('/$batch').post(await content.getContent())) as { responses: [] },
    );
    assert.deepEqual(
      ['1', '2', '3', '4'].map((id) => response.getResponseById(id).status),
      [201, 200, 200, 200],
    );
    assert.equal(((await response.getResponseById('2').json()) as PageCollection).value.length, 1);
    assert.deepEqual(((await response.getResponseById('4').json()) as Profile).tags, ['HVA']);
    assert.match(response.getResponseById('1').headers.get('location') ?? '', /hostSecurityProfiles/);
  });

  it('waits and tries again when it is throttled', async () => {
    for (const fault of ['429', '503']) {
      sandbox().faults.arm(`${fault}; times=1; delay=0`);
      assert.match(((await client.api(set).post(host)) as Profile).id, guid);
    }
    assert.equal(sandbox().count('host'), 2);
  });

  it('sends the version it has and learns that it is old', async () => {
    const added = (await client.api(set).post(host)) as Profile & { '@odata.etag': string };
    const item = () => client.api(`${set}/${added.id}`).header('If-Match', added['@odata.etag']);
    await item().patch({ os: 'x' });
    await assert.rejects(item().delete(), { statusCode: 412, code: 'resourceModified' });
  });
});
