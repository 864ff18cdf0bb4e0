import assert from 'node:assert/strict';
import { listAll } from '../../../src/live/list-all';
import type { LivePage } from '../../../src/live/live-client';
import type { LiveFailure, LiveResult } from '../../../src/live/live-failure';
import { onHostThread } from '../../../src/text/host-thread';
import { processorTime } from '../../support/processor-time';
import { hostKind, ScriptedService, set, type Script } from './scripted-service';

const profile = (id: string, more: object = {}) => ({ id, fqdn: `${id}.contoso.com`, ...more });

function valueOf<T>(result: LiveResult<T>): T {
  if (!result.ok) assert.fail(result.failure.message);
  return result.value;
}

function failureOf(result: LiveResult<unknown>): LiveFailure {
  if (result.ok) assert.fail('It was read');
  return result.failure;
}

async function listed(...script: Script[]): Promise<{ service: ScriptedService; pages: LiveResult<LivePage>[] }> {
  const service = new ScriptedService(...script);
  const pages = [];
  for await (const page of listAll(service.client, hostKind)) pages.push(page);
  return { service, pages };
}

const ids = (pages: readonly LiveResult<LivePage>[]) =>
  pages.flatMap((page) => valueOf(page).profiles.map(({ id }) => id));

describe('Listing what is live', () => {
  it('asks for pages, a count and a filter', async () => {
    const service = new ScriptedService({ '@odata.count': 7, value: [profile('a')] });
    const page = valueOf(await service.client.list(hostKind, { top: 100, count: true, filter: "fqdn eq 'a&b'" }));
    assert.deepEqual(service.urls, [`${set}?$top=100&$count=true&$filter=fqdn%20eq%20'a%26b'`]);
    assert.equal(page.count, 7);
    assert.equal(service.requests[0]?.repeat, 'throttledOrUnsent');
  });

  it('asks with a filter that has half of a character, as UTF-8 writes it', async () => {
    const service = new ScriptedService({ value: [] });
    valueOf(await service.client.list(hostKind, { filter: 'a\ud800' }));
    assert.deepEqual(service.urls, [`${set}?$filter=a%EF%BF%BD`]);
  });

  it('tells what people know each profile by, its ETag and its last change', async () => {
    const given = profile('a', {
      '@odata.etag': 'W/"1"',
      lastModifiedDateTime: '2026-03-01T00:00:00Z',
      countHits: 9007199254740993,
    });
    const text = JSON.stringify(given).replace('9007199254740992', '9007199254740993');
    const { pages } = await listed(`{"value":[${text}]}`);
    const [page] = pages;
    assert.ok(page);
    const [{ name, etag, changedAt, ...one }] = valueOf(page).profiles as [LivePage['profiles'][number]];
    assert.deepEqual([name, etag, changedAt], ['a.contoso.com', 'W/"1"', '2026-03-01T00:00:00Z']);
    assert.equal(one.text, text);
  });

  it('follows the link to the next page as it is, with the same credential', async () => {
    const next = `${set}?$skiptoken=a%2Fb`;
    const { service, pages } = await listed(
      { value: [profile('a')], '@odata.nextLink': next },
      { value: [profile('b')] },
    );
    assert.deepEqual(service.urls, [set, next]);
    assert.deepEqual(ids(pages), ['a', 'b']);
  });

  it('follows no link that leads elsewhere: the token stays', async () => {
    const elsewhere = [
      'https://evil.example/beta/security/hostSecurityProfiles?$skiptoken=1',
      'http://graph.microsoft.com/beta/security/hostSecurityProfiles?$skiptoken=1',
      'https://graph.microsoft.com:8443/beta/security/hostSecurityProfiles',
      'https://graph.microsoft.com@evil.example/beta/x',
      'https://user:word@graph.microsoft.com/beta/security/hostSecurityProfiles?$skiptoken=1',
      'https://graph.microsoft.com/v1.0/security/hostSecurityProfiles',
      'https://graph.microsoft.com/beta/../v1.0/me',
      'https://graph.microsoft.com/beta/%2e%2e/v1.0/me',
      'https://graph.microsoft.com/betamax/security',
      '//evil.example/beta/x',
      '\\\\evil.example\\beta\\x',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://',
      `${set}?$skiptoken=${'x'.repeat(20_000)}`,
    ];
    for (const link of elsewhere) {
      const { service, pages } = await listed({ value: [profile('a')], '@odata.nextLink': link });
      assert.equal(service.requests.length, 1, link);
      assert.deepEqual(ids(pages), ['a'], link);
      const [page] = pages;
      assert.match((page && valueOf(page).brokenOff) ?? '', /^The link to the next page /, link);
    }
  });

  it('ends where the links go round in a circle', async () => {
    const one = { value: [profile('a')], '@odata.nextLink': `${set}?$skiptoken=1` };
    const two = { value: [profile('b')], '@odata.nextLink': `${set}?$skiptoken=1#again` };
    const { service, pages } = await listed(one, two);
    assert.equal(service.requests.length, 2);
    assert.match(valueOf(pages[1] as LiveResult<LivePage>).brokenOff ?? '', /back to an earlier page/);
  });

  it('ends after a hundred pages with nothing on them', async () => {
    const empty = Array.from({ length: 150 }, (_, at) => ({ value: [], '@odata.nextLink': `${set}?$skiptoken=${at}` }));
    const { service, pages } = await listed(...empty);
    assert.equal(service.requests.length, 100);
    assert.match(valueOf(pages.at(-1) as LiveResult<LivePage>).brokenOff ?? '', /100 pages in a row/);
  });

  it('asks again without a count where the service refuses to count', async () => {
    const refused = { answer: { status: 400, body: '{"error":{"code":"invalidQueryOption","message":"$count"}}' } };
    const service = new ScriptedService(refused, { value: [] });
    assert.equal(valueOf(await service.client.list(hostKind, { count: true, top: 10 })).count, undefined);
    assert.deepEqual(service.urls, [`${set}?$top=10&$count=true`, `${set}?$top=10`]);
  });

  it('leaves out what is no profile, and says how many', async () => {
    const { pages } = await listed(
      `{"value":[1,null,[],{},{"id":7},{"id":""},{"id":"a","id":"b"},{"id":"c","__proto__":{"id":"d"},"constructor":1}]}`,
    );
    assert.deepEqual(ids(pages), ['c']);
    assert.equal(valueOf(pages[0] as LiveResult<LivePage>).unreadable, 7);
  });
});

describe('An answer that is no list', () => {
  const cases: readonly (readonly [name: string, script: Script, sentence: RegExp])[] = [
    ['a page of HTML', '<!doctype html><p>Sign in</p>', /answered with something that isn’t JSON/],
    ['nothing', '', /sent an empty response/],
    ['a number', '7', /isn’t a list/],
    ['a list alone', '[]', /isn’t a list/],
    ['an object without a list', '{}', /isn’t a list of profiles/],
    ['a list under two names', '{"value":[],"value":[]}', /isn’t a list of profiles/],
    ['an object instead of the list', '{"value":{}}', /isn’t a list of profiles/],
    ['comments', '{"value":[] /* */}', /isn’t JSON/],
    ['10,000 brackets', `{"value":${'['.repeat(10_000)}`, /256 levels/],
    ['more than is read', { answer: { bodyState: 'too-large', bodyBytes: 67108865 } }, /more than 64 MB/],
    ['half of it', { answer: { bodyState: 'broken-off' } }, /closed the connection/],
    ['202', { answer: { status: 202 } }, /answered 202 Accepted, but not with a list/],
  ];
  for (const [name, script, sentence] of cases) {
    it(`is a sentence: ${name}`, async () => {
      const failure = failureOf(await new ScriptedService(script).client.list(hostKind));
      assert.equal(failure.code, 'unreadable');
      assert.match(failure.message, sentence);
      assert.match(failure.message, /^Can’t list host profiles: Microsoft Graph .*\.$/);
    });
  }

  it('is told with the reason that the service gives, on one line and without tokens', async () => {
    const error = {
      code: 'Forbidden',
      message: 'No\n\u202eBearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x',
      innerError: { 'request-id': 'r1' },
    };
    const body = JSON.stringify({ error });
    const failure = failureOf(await new ScriptedService({ answer: { status: 403, body } }).client.list(hostKind));
    assert.equal(
      failure.message,
      'Can’t list host profiles: Microsoft Graph doesn’t allow it (403 Forbidden). No Bearer redacted',
    );
    assert.deepEqual([failure.code, failure.status], ['refused', 403]);
  });
});

describe('Reading one live profile', () => {
  it('gives the text as it came, and its ETag', async () => {
    const text = '{ "id" : "A\\u0042", "n": 1.50e+3, "n": 2 }';
    const service = new ScriptedService({ answer: { body: `\uFEFF${text}`, headers: [['etag', 'W/"7"']] } });
    const live = valueOf(await service.client.get(hostKind, 'ab'));
    assert.equal(live.text, text);
    assert.equal(live.etag, 'W/"7"');
    assert.deepEqual(service.urls, [`${set}/ab`]);
  });

  it('puts any id into the path as one segment', async () => {
    for (const id of ['a/b', '../x', 'ü?#', '%2e%2e', 'a b']) {
      const service = new ScriptedService(profile(id));
      assert.equal(valueOf(await service.client.get(hostKind, id)).id, id);
      assert.deepEqual(service.urls, [`${set}/${encodeURIComponent(id)}`]);
    }
    for (const id of ['.', '..', '\ud800']) {
      await assert.rejects(new ScriptedService().client.get(hostKind, id), /profile ID/);
    }
  });

  it('takes no other profile for it, and nothing that is none', async () => {
    const another = failureOf(await new ScriptedService(profile('b')).client.get(hostKind, 'a'));
    assert.match(another.message, /^Can’t read the host profile: Microsoft Graph answered with another profile\.$/);
    for (const body of ['{"error":{"code":"x"}}', '{"value":[]}', '{"id":"a","id":"a"}']) {
      assert.match(failureOf(await new ScriptedService(body).client.get(hostKind, 'a')).message, /isn’t a profile\.$/);
    }
    const gone = failureOf(await new ScriptedService({ answer: { status: 404 } }).client.get(hostKind, 'a'));
    assert.match(gone.message, /has no host profile with this ID \(404 Not Found\)\.$/);
  });
});

describe('A large answer that begins like no object', () => {
  it('isn’t read: 64 MB of brackets would take ten seconds', async () => {
    const brackets = '['.repeat(64 * 1024 * 1024);
    const took = await processorTime(async () => {
      const failure = failureOf(await new ScriptedService(brackets).client.get(hostKind, 'a'));
      assert.match(failure.message, /answered with something that isn’t a profile\.$/);
    });
    const copying = await processorTime(() => Buffer.from(brackets).toString());
    assert.ok(took < copying, `${took} ms, and ${copying} ms to copy it`);
  });

  it('isn’t parsed in the caller’s thread where that takes longer than a frame', async () => {
    const page = `<${'x'.repeat(onHostThread.compare)}`;
    const failure = failureOf(await new ScriptedService(page).client.get(hostKind, 'a'));
    assert.match(failure.message, /answered with something that isn’t a profile\.$/);
    const short = failureOf(await new ScriptedService('<x').client.get(hostKind, 'a'));
    assert.match(short.message, /isn’t JSON/);
  });
});

describe('Deleting a live profile', () => {
  it('names the version where one is known', async () => {
    const service = new ScriptedService({ answer: { status: 204, body: '' } }, { answer: { status: 412, body: '' } });
    assert.ok((await service.client.delete(hostKind, 'a', 'W/"1"')).ok);
    assert.equal(service.requests[0]?.headers['If-Match'], 'W/"1"');
    const changed = failureOf(await service.client.delete(hostKind, 'a', 'W/"1"'));
    assert.match(changed.message, /^Not deleted: Microsoft Graph has another version of this host profile \(412 /);
  });

  it('says so where nobody knows whether it was done', async () => {
    const service = new ScriptedService({ answer: { status: 504, body: '' } }, { failure: 'ECONNRESET' });
    for (const attempt of [service.client.delete(hostKind, 'a'), service.client.delete(hostKind, 'a')]) {
      assert.match(failureOf(await attempt).message, /^Might have been deleted: /);
    }
  });
});

describe('A large answer that begins like an object', () => {
  const large = { ...profile('a'), more: 'x'.repeat(onHostThread.compare) };

  it('is parsed where it holds nobody up, a small one at once', async () => {
    const service = new ScriptedService(large, { value: [large] }, profile('a'), { value: [profile('a')] });
    const read = async () => [
      valueOf(await service.client.get(hostKind, 'a')).id,
      ...valueOf(await service.client.list(hostKind)).profiles.map(({ id }) => id),
    ];
    assert.deepEqual(await read(), ['a', 'a']);
    assert.deepEqual(service.workedOut, [
      ['parsed', Infinity],
      ['parsed', undefined],
    ]);
    assert.deepEqual(await read(), ['a', 'a']);
    assert.equal(service.workedOut.length, 2);
  });

  it('is read for its reason where it holds nobody up', async () => {
    const body = JSON.stringify({ error: { code: 'accessDenied', message: 'Ask Ada.', more: large } });
    const refused = { answer: { status: 403, body } };
    const service = new ScriptedService(refused, refused, refused);
    for (const result of [
      await service.client.get(hostKind, 'a'),
      await service.client.list(hostKind),
      await service.client.delete(hostKind, 'a'),
    ])
      assert.match(failureOf(result).message, / \(403 Forbidden\)\. Ask Ada\.$/);
    const read = ['bodyFacts', hostKind.identifying];
    assert.deepEqual(service.workedOut, [read, read, read]);
  });
});
