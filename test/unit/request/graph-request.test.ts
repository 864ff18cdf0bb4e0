import { bundledCatalog } from '../../../src/catalog/bundled-catalog';
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/document/parse-document';
import { HumanError } from '../../../src/errors';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { readPayload } from '../../../src/payload/read-payload';
import { toCurl } from '../../../src/request/curl';
import { isSendable, requestOf, requestPath } from '../../../src/request/graph-request';
import { toHttpText } from '../../../src/request/http-text';
import { toPowerShell } from '../../../src/request/powershell';

const { kind } = bundledKinds;

const base = 'https://graph.microsoft.com/beta';
const clientRequestId = '6f1f5f3e-0000-4000-8000-000000000000';

function request(text: string, intent: 'add' | 'update', id?: string) {
  const payload = readPayload(parseDocument(text), { catalog: bundledCatalog, kind: 'host' });
  assert.ok(isSendable(payload));
  return requestOf(payload, { intent, base, addRequestLine: 'collection', id, clientRequestId });
}

describe('A request', () => {
  it('shows the place of an id that is not known yet as {id}', () => {
    assert.equal(request('{}', 'update', '{id}').url, `${base}/security/hostSecurityProfiles/{id}`);
    assert.match(request('{}', 'update', '{x}').url, /%7Bx%7D$/);
  });

  it('adds to the plain collection, or by $ref where a setting says so', () => {
    assert.equal(requestPath(kind('ip'), 'add', 'collection'), '/security/ipSecurityProfiles');
    assert.equal(requestPath(kind('ip'), 'add', 'ref'), '/security/ipSecurityProfiles/$ref');
  });

  it('updates the profile of the id, percent-encoded', () => {
    assert.equal(requestPath(kind('host'), 'update', 'ref', 'a/b c?'), '/security/hostSecurityProfiles/a%2Fb%20c%3F');
  });

  for (const id of ['.', '..']) {
    it(`does not climb out of the set with the id ${id}`, () => {
      assert.throws(() => requestPath(kind('host'), 'update', 'collection', id), HumanError);
    });
  }

  it('carries the text as typed, without comments, trailing commas and $schema', () => {
    const { body, method, headers } = request('{ /* c */ "$schema": "x", "size": 1.50, "tags": ["\\u0041",], }', 'add');
    assert.equal(method, 'POST');
    assert.equal(headers['Prefer'], undefined);
    assert.equal(headers['client-request-id'], clientRequestId);
    assert.match(body ?? '', /"size": 1\.50, "tags": \["\\u0041"\]/);
    assert.doesNotThrow(() => JSON.parse(body ?? '') as unknown);
  });

  it('says when it may be sent again: what makes something new, only where the service did not begin', () => {
    assert.equal(request('{}', 'add').repeat, 'onlyThrottled');
    assert.equal(request('{}', 'update', '1').repeat, 'throttledOrUnsent');
  });

  it('updates the profile of the root id, whatever else is known', () => {
    assert.match(request('{"id": "root"}', 'update', 'known').url, /\/root$/);
    assert.match(request('{"id": "."}', 'add').url, /\/hostSecurityProfiles$/);
    assert.throws(() => request('{"id": ".."}', 'update'), HumanError);
  });

  it('asks for the profile in the answer of an Update, and leaves the id to the URL', () => {
    const { body, url, headers } = request('{ "id": "1", "tags": [] }', 'update', '1');
    assert.equal(headers['Prefer'], 'return=representation');
    assert.equal(url, `${base}/security/hostSecurityProfiles/1`);
    assert.doesNotMatch(body ?? '', /"id"/);
  });

  it('is shown with a placeholder for the token and its body verbatim', () => {
    const text = toHttpText(request('{\n  "tags": []\n}', 'add'));
    const [line, authorization] = text.split('\n');
    assert.equal(line, `POST ${base}/security/hostSecurityProfiles`);
    assert.equal(authorization, 'Authorization: Bearer {token}');
    assert.ok(text.endsWith('\n\n{\n  "tags": []\n}'));
  });

  for (const [typed, shown] of [
    ['a {{1+1}} b', String.raw`a \u007b{1+1}} b`],
    ['{{{$processEnv X}}}', String.raw`\u007b\u007b{$processEnv X}}}`],
    [String.raw`\\{{x}}`, String.raw`\\\u007b{x}}`],
    ['{ {', '{ {'],
    ['a ### b', String.raw`a \u0023## b`],
    ['####', String.raw`\u0023\u0023##`],
    ['# ##', '# ##'],
    ['a > b', String.raw`a \u003e b`],
    ['<a>', '<a>'],
    ['[a,]', String.raw`[a\u002c]`],
    ['{a, \u2003}', '{a\\u002c \u2003}'],
    ['a, b', 'a, b'],
  ] as const) {
    it(`has nothing in its values that the tools that run .http files take for theirs: ${typed}`, () => {
      const body = `{"os": "${typed}"}`;
      const text = toHttpText(request(body, 'add'));
      assert.ok(text.endsWith(`\n\n{"os": "${shown}"}`), text);
      assert.doesNotMatch(text, /\{\{/);
      assert.deepEqual(JSON.parse(text.slice(text.indexOf('\n\n'))), JSON.parse(body));
    });
  }

  it('leaves a header out of an .http file that would run as a template, and says so', () => {
    const update = request('{}', 'update', '1');
    const headers = { ...update.headers, 'If-Match': 'W/"{{1+1}}"' };
    const text = toHttpText({ ...update, headers });
    assert.match(text, /^# Without If-Match: /m);
    assert.doesNotMatch(text, /\{\{|^If-Match/m);
  });

  it('survives a POSIX shell as cURL, quotes included', () => {
    assert.match(toCurl(request(`{"os": "it's"}`, 'add')), /--data-raw '\{"os": "it'\\''s"\}'$/);
  });

  it('is written for PowerShell with its body between the lines of a here-string', () => {
    assert.equal(
      toPowerShell(request('{\n  "os": "it\'s $HOME"\n}\n', 'update', '1')),
      `$body = @'
{
  "os": "it's $HOME"
}

'@
$headers = @{
  'Authorization' = 'Bearer {token}'
  'Accept' = 'application/json'
  'Prefer' = 'return=representation'
  'client-request-id' = '${clientRequestId}'
}
Invoke-RestMethod -Method PATCH -Uri '${base}/security/hostSecurityProfiles/1' -Headers $headers -ContentType 'application/json' -Body ([System.Text.Encoding]::UTF8.GetBytes($body))`,
    );
  });

  it('keeps an id with a quote inside one word of PowerShell', () => {
    const { url } = request('{}', 'update', "it's\u2019");
    assert.ok(
      toPowerShell(request('{}', 'update', "it's\u2019")).includes(`-Uri '${url.replaceAll("'", "''")}' -Headers`),
    );
  });
});
