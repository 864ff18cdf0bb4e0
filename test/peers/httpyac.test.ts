import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { inPeer } from '../../src/build/peers/install';
import { runProgram } from '../../src/build/vscode-host/processes';
import { run as request } from '../../src/cli/request';
import { toHttpText } from '../../src/request/http-text';
import { cleanupAfterSuite } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';
import { RecordingIo } from '../unit/cli/support/recording-io';

/** Texts that mean something in an `.http` file: templates, scripts, files, separators, settings, ends of lines. */
const hostile: readonly string[] = [
  'a {{1+1}} b',
  '{{{1+1}}}',
  '{{{{1+1}}}}',
  String.raw`\u007b{{1+1}}`,
  `{{require('fs').writeFileSync('ran.txt','x') || 'ran'}}`,
  '{{$processEnv HOME}} {{$guid}} {{@if}}',
  '{{\nrequire("fs").writeFileSync("ran.txt", "x")\n}}',
  '### GET http://127.0.0.1:9/',
  'a ### b, ####',
  'a > b, c >> d',
  '[a,] {b, }',
  '\n\n###\nGET http://127.0.0.1:9/',
  '# @import ./other.http',
  '< ./secret.txt',
  "> {% require('fs').writeFileSync('ran.txt','x') %}",
  '?? status == 500',
  '@host=evil.example',
  '=====\r\n--\u2028###\u2029###\u0085###',
];

const tenant = '"azureTenantId": "b2f0c3d4-1111-4222-8333-944455556666"';
const vendor = '"vendorInformation": { "vendor": "Contoso", "provider": "Sensor" }';

describe('httpYac runs a copied .http file', function () {
  this.timeout(120_000);
  const cleanup = cleanupAfterSuite();
  const received: (Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { body: string })[] = [];
  let folder: string;
  let base: string;

  before(async () => {
    folder = await temporaryFolder(cleanup, 'httpyac-');
    const server = createServer((incoming, response) => {
      void text(incoming).then((body) => {
        const { method, url, headers } = incoming;
        received.push({ method, url, headers, body });
        response.end('{}');
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    cleanup.defer(() => server.closeAllConnections());
    cleanup.defer(() => server.close());
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/beta`;
  });
  beforeEach(() => received.splice(0));

  /** What `secprofile request` prints for a payload. */
  async function httpOf(payload: string): Promise<string> {
    const name = 'x.host.secprofile.json';
    const io = new RecordingIo({ cwd: folder, stdin: payload });
    const code = await request(['-', '--stdin-filename', name, '--base', base], io);
    assert.equal(code, 0, io.err);
    return io.out;
  }

  /** Sends each text as a file of its own; returns the bodies in the order of the files. */
  async function send(texts: readonly string[]): Promise<string[]> {
    const names = texts.map((_, index) => `${String(index).padStart(3, '0')}.http`);
    for (const [index, name] of names.entries()) writeFileSync(join(folder, name), texts[index] ?? '');
    const program = inPeer('httpyac', 'bin', 'httpyac.js');
    await runProgram(process.execPath, [program, ...names, '--all', '--output', 'none'], { cwd: folder });
    assert.equal(received.length, texts.length);
    return received.map(({ body }) => body);
  }

  it('would fill in a template, were there one', async () => {
    const text = (await httpOf(`{ ${tenant}, "os": "{(1+1}}", ${vendor} }`)).replace('{(', '{{');
    assert.match((await send([text]))[0] ?? '', /"os": "2"/);
  });

  it('and sends what was typed, whatever a value or a name holds', async () => {
    const payloads = hostile.map(
      (value) => `{ ${tenant}, "os": ${JSON.stringify(value)}, "tags": [${JSON.stringify(value)}], ${vendor} }`,
    );
    payloads.push(`{ ${tenant}, ${JSON.stringify('{{1+1}}')}: {"a": {"b": {}}}, ${vendor} }`);
    const bodies = await send(await Promise.all(payloads.map(httpOf)));
    for (const [index, payload] of payloads.entries()) {
      assert.deepEqual(JSON.parse(bodies[index] ?? ''), JSON.parse(payload));
    }
    assert.ok(!existsSync(join(folder, 'ran.txt')), 'A script of the payload ran');
  });

  it('without a header that is a template, and with all others', async () => {
    const url = `${base}/security/hostSecurityProfiles/1`;
    const headers = { 'Content-Type': 'application/json', 'If-Match': 'W/"{{1+1}}"', Prefer: 'return=representation' };
    const bodies = await send([toHttpText({ method: 'PATCH', url, headers, body: '{}', repeat: 'never' })]);
    assert.deepEqual(bodies, ['{}']);
    const [sent] = received;
    assert.deepEqual([sent?.method, sent?.headers['if-match']], ['PATCH', undefined]);
    assert.equal(sent?.headers['prefer'], 'return=representation');
  });

  it('of a payload with comments, empty lines, and any line ends, and of an Update', async () => {
    const lines = ['{', '  // ### a comment', `  ${tenant},`, '', '  /* > {% %}', '  */', `  ${vendor},`, '', '}'];
    const update = '{ "id": "a/b {{1+1}}", "tags": ["{{1+1}}"] }';
    const bodies = await send(await Promise.all([lines.join('\n'), lines.join('\r\n'), update].map(httpOf)));
    const whole: unknown = JSON.parse(`{ ${tenant}, ${vendor} }`);
    assert.deepEqual(
      bodies.map((body): unknown => JSON.parse(body)),
      [whole, whole, { tags: ['{{1+1}}'] }],
    );
    assert.equal(received[2]?.method, 'PATCH');
    assert.equal(received[2].url, '/beta/security/hostSecurityProfiles/a%2Fb%20%7B%7B1%2B1%7D%7D');
  });
});
