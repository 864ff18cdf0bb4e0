import assert from 'node:assert/strict';
import { add, host, send, useSandbox } from './support';

interface Response {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

const set = 'security/hostSecurityProfiles';
const json = { 'Content-Type': 'application/json' };

describe('sandbox: $batch', () => {
  const sandbox = useSandbox();

  async function run(...requests: object[]): Promise<Record<string, Response>> {
    const { status, json: body, text } = await send(sandbox(), 'POST', '/$batch', { body: { requests } });
    assert.equal(status, 200, text);
    const { responses } = body as { responses: Response[] };
    assert.equal(responses.length, requests.length);
    return Object.fromEntries(responses.map((response) => [response.id, response]));
  }

  it('carries out what is in it, URLs with and without a slash', async () => {
    const id = await add(sandbox(), 'hostSecurityProfiles', host);
    const answers = await run(
      { id: 'a', method: 'GET', url: `/${set}/${id}` },
      { id: 'b', method: 'GET', url: `${set}/${id}?$select=fqdn` },
      {
        id: 'c',
        method: 'PATCH',
        url: `${set}/${id}`,
        headers: { ...json, Prefer: 'return=minimal' },
        body: { os: 'x' },
      },
      { id: 'd', method: 'GET', url: `/Beta/${set}/$count` },
    );
    assert.deepEqual(
      Object.values(answers).map(({ status }) => status),
      [200, 200, 204, 200],
    );
    assert.equal((answers['a']?.body as { fqdn: string }).fqdn, host.fqdn);
    assert.equal(answers['a']?.headers['ETag'], (answers['a']?.body as { '@odata.etag': string })['@odata.etag']);
    assert.deepEqual(['body' in (answers['c'] ?? {}), answers['d']?.body], [false, '1']);
  });

  it('keeps numbers digit for digit, in and out', async () => {
    const item =
      '{"id":"1","method":"POST","url":"/security/fileSecurityProfiles","headers":{"Content-Type":"application/json"},"body":{"azureTenantId":"t","size":9223372036854775807}}';
    const { text } = await send(sandbox(), 'POST', '/$batch', { body: `{"requests":[${item}]}` });
    assert.ok(text.includes('"size":9223372036854775807'), text);
  });

  it('answers each item for itself, with the error object and ids of its own', async () => {
    const answers = await run(
      { id: '1', method: 'POST', url: set, headers: json, body: { os: 'x' } },
      { id: '2', method: 'POST', url: set, headers: json, body: host },
      { id: '3', method: 'POST', url: set, body: host },
      { id: '4', method: 'GET', url: '/nothing', headers: { 'client-request-id': 'mine' } },
      { id: '5', method: 'PUT', url: set },
      { id: '6', method: 'POST', url: '/$batch', headers: json, body: { requests: [] } },
      { id: '7', method: 'GET', url: 'https://elsewhere.example/beta/security' },
      { id: '8', method: 'GET', url: '//elsewhere.example/beta/security' },
      { id: '9', method: 'GET', url: set, headers: { 'x-secprofile-fault': '429; delay=5000' } },
      { id: '10', method: 'GET', url: set, headers: { 'x-secprofile-fault': 'reset' } },
      { id: '11', method: 'GET', url: set, headers: { 'x-secprofile-fault': 'nonsense' } },
    );
    assert.deepEqual(
      Object.values(answers).map(({ id, status }) => `${id}:${status}`),
      ['1:400', '2:201', '3:415', '4:404', '5:405', '6:400', '7:400', '8:400', '9:429', '10:400', '11:400'],
    );
    assert.equal(answers['9']?.headers['Retry-After'], '5');
    assert.equal(answers['4']?.headers['client-request-id'], 'mine');
    const ids = Object.values(answers).map(({ headers }) => headers['request-id']);
    assert.equal(new Set(ids).size, ids.length);
    const { innerError } = (answers['1']?.body as { error: { innerError: Record<string, string> } }).error;
    assert.equal(innerError['request-id'], answers['1']?.headers['request-id']);
  });

  it('waits for dependencies, and gives 424 to what depends on a failure', async () => {
    const before = sandbox().count('host');
    const answers = await run(
      { id: 'Bad', method: 'POST', url: set, headers: json, body: {} },
      { id: 'after', method: 'POST', url: set, headers: json, body: host, dependsOn: ['bad'] },
      { id: 'later', method: 'POST', url: set, headers: json, body: host, dependsOn: ['AFTER'] },
      { id: 'free', method: 'POST', url: set, headers: json, body: host },
      { id: 'list', method: 'GET', url: `${set}/$count`, dependsOn: ['free'] },
    );
    assert.deepEqual(
      Object.values(answers).map(({ status }) => status),
      [400, 424, 424, 201, 200],
    );
    assert.equal(answers['list']?.body, String(before + 1));
    assert.equal((answers['later']?.body as { error: { code: string } }).error.code, 'failedDependency');
  });

  it('guards the writes of its items by If-None-Match, as those of plain requests', async () => {
    const id = await add(sandbox(), 'hostSecurityProfiles', host);
    const path = `/security/hostSecurityProfiles/${id}`;
    const tag = (await send(sandbox(), 'GET', path)).headers.get('etag') ?? '';
    for (const value of ['*', tag]) {
      const headers = { 'if-none-match': value };
      assert.equal((await send(sandbox(), 'PATCH', path, { body: { os: 'x' }, headers })).status, 412);
      assert.equal((await send(sandbox(), 'DELETE', path, { headers })).status, 412);
      const answers = await run(
        { id: 'p', method: 'PATCH', url: path, headers: { ...json, ...headers }, body: { os: 'x' } },
        { id: 'd', method: 'DELETE', url: path, headers },
      );
      assert.deepEqual([answers['p']?.status, answers['d']?.status], [412, 412]);
    }
    assert.equal((await send(sandbox(), 'GET', path)).headers.get('etag'), tag);
    const other = { 'if-none-match': 'W/"other"' };
    assert.equal((await send(sandbox(), 'PATCH', path, { body: { os: 'x' }, headers: other })).status, 200);
  });

  it('refuses what two readers would take for two requests', async () => {
    const before = sandbox().count();
    for (const body of [
      '{"requests":[{"id":"1","method":"GET","method":"DELETE","url":"/security"}]}',
      '{"requests":[{"id":"1","method":"GET","url":"/security","\\u0075rl":"/"}]}',
      '{"requests":[{"id":"1","method":"GET","url":"/security","headers":{"prefer":"x","prefer":"y"}}]}',
      '{"requests":[],"requests":[{"id":"1","method":"GET","url":"/security"}]}',
    ]) {
      const { status, json: answer } = await send(sandbox(), 'POST', '/$batch', { body });
      assert.equal(status, 400, body);
      assert.match((answer as { error: { message: string } }).error.message, /occurs twice/);
    }
    assert.equal(sandbox().count(), before);
  });

  it('carries nothing out of a batch that cannot be read', async () => {
    const before = sandbox().count();
    const good = { id: '1', method: 'POST', url: set, headers: json, body: host };
    const answer = await send(sandbox(), 'POST', '/$batch', { body: { requests: [good, { ...good, id: '1' }] } });
    assert.deepEqual([answer.status, sandbox().count()], [400, before]);
    assert.equal((answer.json as { error: { target: string } }).error.target, 'requests/1/id');
    const typed = await send(sandbox(), 'POST', '/$batch', {
      body: 'x',
      headers: { 'content-type': 'multipart/mixed; boundary=x' },
    });
    assert.equal(typed.status, 415);
  });
});
