import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../src/cli/request';
import { folderWith } from './support/folder';
import { badHost, doubtfulHost, goodHost } from './support/payloads';
import { RecordingIo } from './support/recording-io';

const commented = `\uFEFF{ // who\r\n  "id": "a/b c",\r\n  "tags": ["HVA", "\\u0041" /* gone */,],\r\n}`;

describe('secprofile request', () => {
  let cwd: string;
  before(() => {
    cwd = folderWith({
      'good.host.secprofile.json': goodHost,
      'bad.host.secprofile.json': badHost,
      'doubtful.host.secprofile.json': doubtfulHost,
      'update.host.secprofile.json': commented,
      'dots.host.secprofile.json': '{ "id": ".." }',
    });
  });

  async function request(args: string, more: ConstructorParameters<typeof RecordingIo>[0] = {}) {
    const io = new RecordingIo({ cwd, ...more });
    const code = await run(args.split(' '), io);
    return { code, out: io.out, err: io.err };
  }

  it('prints an Add as in an .http file, its body verbatim', async () => {
    const { code, out, err } = await request('good.host.secprofile.json');
    assert.equal(code, 0);
    assert.equal(
      out,
      `POST https://graph.microsoft.com/beta/security/hostSecurityProfiles
Authorization: Bearer {token}
Content-Type: application/json
Accept: application/json
client-request-id: 11111111-2222-4333-8444-555555555555

${goodHost}`,
    );
    assert.equal(err, '');
  });

  it('prints an Update with its id in the URL and the cut ranges gone', async () => {
    const { out } = await request('update.host.secprofile.json --intent update --format json');
    const { method, url, headers, body } = JSON.parse(out) as Record<string, unknown>;
    assert.equal(method, 'PATCH');
    assert.equal(url, 'https://graph.microsoft.com/beta/security/hostSecurityProfiles/a%2Fb%20c');
    assert.deepEqual(headers, {
      Authorization: 'Bearer {token}',
      'Content-Type': 'application/json',
      Accept: 'application/json',
      Prefer: 'return=representation',
      'client-request-id': '11111111-2222-4333-8444-555555555555',
    });
    assert.deepEqual(JSON.parse(body as string), { tags: ['HVA', 'A'] });
    assert.ok((body as string).includes(String.raw`"HVA", "\u0041"`));
  });

  it('makes an Update of a payload with an id and an Add of any other, unless it is told', async () => {
    assert.match((await request('update.host.secprofile.json')).out, /^PATCH \S+\/a%2Fb%20c\n/);
    assert.match((await request('update.host.secprofile.json --intent auto')).out, /^PATCH /);
    assert.match((await request('good.host.secprofile.json')).out, /^POST /);
    assert.match((await request('good.host.secprofile.json --intent update --id 1')).out, /^PATCH /);
  });

  for (const format of ['text', 'json', 'curl', 'powershell']) {
    it(`writes the same to a file as ${format}, and nothing of a payload with errors`, async () => {
      const printed = await request(`good.host.secprofile.json --format ${format}`);
      const { code, out, err } = await request(`good.host.secprofile.json --format ${format} --output out.txt`);
      assert.deepEqual([code, out, err], [0, '', '']);
      assert.equal(readFileSync(join(cwd, 'out.txt'), 'utf8'), printed.out);
      assert.equal((await request(`bad.host.secprofile.json --format ${format} --output out.txt`)).code, 1);
      assert.equal(readFileSync(join(cwd, 'out.txt'), 'utf8'), printed.out);
    });

    it(`shows a person nothing that a terminal would act on as ${format}, and the same JSON`, async () => {
      const stdin = '{"azureTenantId": "x",\r"os": "a\u009b2J\u202e\u2028"}';
      const { out } = await request(`- --kind host --format ${format}`, { stdin, terminal: true });
      assert.doesNotMatch(out, /[\u007f-\u009f\u2028-\u202e\r]/);
      if (format === 'text') assert.deepEqual(JSON.parse(out.slice(out.indexOf('\n\n'))), JSON.parse(stdin));
    });
  }

  it('writes a script for PowerShell so that version 5.1 reads it as UTF-8', async () => {
    const args = '- --kind host --format powershell --output out.ps1';
    const read = () => readFileSync(join(cwd, 'out.ps1'), 'utf8');
    await request(args, { stdin: '{"azureTenantId": "ü"}' });
    assert.ok(read().startsWith('\uFEFF$body'));
    await request(args, { stdin: '{"azureTenantId": "u"}' });
    assert.ok(read().startsWith('$body'));
  });

  it('prints a cURL command', async () => {
    const { out } = await request('good.host.secprofile.json --format curl');
    assert.match(
      out,
      /^curl --request POST 'https:\/\/graph\.microsoft\.com\/beta\/security\/hostSecurityProfiles' \\\n/,
    );
    assert.ok(out.endsWith(`--data-raw '${goodHost}'\n`));
  });

  it('takes another base', async () => {
    const { out } = await request('good.host.secprofile.json --base http://127.0.0.1:8080/beta/');
    assert.match(out, /^POST http:\/\/127\.0\.0\.1:8080\/beta\/security\/hostSecurityProfiles\n/);
    await assert.rejects(request('good.host.secprofile.json --base http://evil.example/beta'), /isn’t safe/);
  });

  it('keeps quiet about warnings', async () => {
    const { code, err } = await request('doubtful.host.secprofile.json');
    assert.deepEqual([code, err], [0, '']);
  });

  it('prints nothing but the problems of a payload with errors', async () => {
    const { code, out, err } = await request('bad.host.secprofile.json');
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /^bad\.host\.secprofile\.json:3:22: error: .* \[type\]\n/);
  });

  it('needs to know which profile an Update is for', async () => {
    const { code, out, err } = await request('good.host.secprofile.json --intent update');
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /error: Nothing says which profile to update\. .* \[missing-id\]/);
  });

  it('takes the id from --id when the payload has none', async () => {
    const { code, out, err } = await request('good.host.secprofile.json --intent update --id x%/1');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^PATCH \S+\/hostSecurityProfiles\/x%25%2F1\n/);
  });

  it('says so when --id is left aside', async () => {
    const update = await request('update.host.secprofile.json --intent update --id other');
    assert.match(update.out, /hostSecurityProfiles\/a%2Fb%20c\n/);
    assert.equal(update.err, 'secprofile: --id is ignored: the "id" in the payload counts.\n');
    const add = await request('good.host.secprofile.json --id other');
    assert.equal(add.err, 'secprofile: --id is ignored: an Add has no id in its URL.\n');
  });

  it('refuses an id that would climb out of the set', async () => {
    await assert.rejects(request('dots.host.secprofile.json --intent update'), /can’t be a profile ID/);
    await assert.rejects(request('good.host.secprofile.json --intent update --id .'), /can’t be a profile ID/);
    await assert.rejects(request('good.host.secprofile.json --intent update --id='), /--id is empty/);
  });

  it('reads standard input', async () => {
    const { out } = await request('- --stdin-filename a.host.secprofile.json', { stdin: goodHost });
    assert.ok(out.endsWith(goodHost));
    assert.match((await request('- --kind ip', { stdin: '{"azureTenantId": "x"}' })).out, /ipSecurityProfiles/);
  });

  it('makes a request of one file', async () => {
    await assert.rejects(request('--format json'), /made from one file/);
    await assert.rejects(request('good.host.secprofile.json bad.host.secprofile.json'), /made from one file/);
    await assert.rejects(request('gone.json'), /^HumanError: gone\.json: there is no such file or folder\.$/);
  });

  it('ends with a line end on a terminal, and verbatim elsewhere', async () => {
    const stdin = '{"azureTenantId": "x"}';
    assert.ok((await request('- --kind host', { stdin })).out.endsWith('\n\n{"azureTenantId": "x"}'));
    assert.ok((await request('- --kind host', { stdin, terminal: true })).out.endsWith('"x"}\n'));
  });

  it('tells how it is used', async () => {
    assert.match((await request('--help')).out, /^Usage: secprofile request /);
  });
});
