import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bundledKinds } from '../../src/catalog/bundled-kinds';
import { eventually } from '../support/eventually';
import { jsonAnswer, RecordingService } from '../support/recording-service';
import { told } from './messages';
import { add, closeAll, run, setting, update, write } from './support';

const kind = bundledKinds.kind('host');
const textOf = (uri: string) =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri)?.getText();

/** Ids that look like folders, have dots, or are no ASCII. */
const ids = ['a/../b', 'web 01?#', 'üñ→😀.host', '.web.', '__proto__'];

const nested = '['.repeat(10_000) + ']'.repeat(10_000);

/** Live profiles of nobody's making, each with an id: what they say beside it, and how their document begins. */
const strange: Readonly<Record<string, string>> = {
  'of 10 MB': `"netBiosName":"LIVE","unknown":"${'x'.repeat(10_000_000)}"`,
  'nested 10,000 deep': `"netBiosName":"LIVE","unknown":${nested}`,
  'with members twice': '"netBiosName":"OTHER","os":"a","os":"b","netBiosName":"LIVE"',
  'with the names of every object': '"netBiosName":"LIVE","__proto__":{"os":"x"},"constructor":1,"toString":null',
};

/** Answers that are no profile, and what is said of them. */
const unreadable: Readonly<Record<string, readonly [string, RegExp]>> = {
  'that is no JSON': ['<p>', /isn’t JSON/],
  'that is cut off': ['{"id":"a",', /isn’t JSON/],
  'that is a list': ['[]', /isn’t a profile/],
  'that is another one': ['{"id":"other"}', /answered with another profile/],
  'with its id twice': ['{"id":"a","id":"a"}', /isn’t a profile/],
};

describe('A live profile that nobody could expect', () => {
  const service = new RecordingService();
  const undo: (() => Promise<void>)[] = [];
  let file: vscode.Uri;

  before(async () => {
    undo.push(await setting('securityProfiles.custom.baseUrl', `${await service.start()}/beta`));
    undo.push(await setting('securityProfiles.custom.authentication', 'none'));
    undo.push(await setting('securityProfiles.environment', 'custom'));
  });
  after(async () => {
    for (const each of undo) await each();
    service.stop();
  });
  beforeEach(() => service.requests.splice(0));
  afterEach(async () => {
    await closeAll();
    await run('forgetLive');
    await vscode.workspace.fs.delete(file);
  });

  const payload = (id: string, more = '') => `{\n  "id": ${JSON.stringify(id)},\n  "netBiosName": "MINE"${more}\n}\n`;
  let files = 0;
  /** Writes a file of a new name: VS Code may still hold the text that one of the old name had. */
  const writePayload = async (text: string) =>
    (file = await write(`strange${(files += 1)}.host.secprofile.json`, text));
  const methods = () => service.requests.map(({ method }) => method);
  const profile = (id: string) => ({ environment: 'custom', kind, id, name: undefined });

  for (const [what, members] of Object.entries(strange)) {
    it(`${what} opens whole, is compared, and is changed by what was shown alone`, async () => {
      const live = `{"id":"a",${members}}`;
      service.respond = ({ method, body }) => jsonAnswer(method === 'GET' ? live : `{"id":"a",${body.slice(1)}`);
      const { uri } = await run<{ uri: string }>('openProfile', profile('a'));
      const shown = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
      assert.equal(shown.replaceAll(/\s+/g, ''), live.replaceAll(/\s+/g, ''));
      await writePayload(payload('a'));
      const comparison = await run<{ live: string }>('compareWithLive', file);
      const left = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(comparison.live)));
      assert.match(left, /"netBiosName": *"LIVE"/);
      await closeAll();

      const canceled = await told(() => update(file));
      assert.equal(canceled.result.status, 'cancelled', canceled.result.error);
      assert.match(canceled.messages.join('\n'), /netBiosName: .* → "MINE"/);
      assert.ok(!methods().includes('PATCH'), 'nothing was sent');
      const sent = await told(() => update(file), 'Update');
      assert.equal(sent.result.status, 'sent', sent.result.error);
      const { body } = service.requests.find(({ method }) => method === 'PATCH') ?? assert.fail('nothing was sent');
      assert.deepEqual(JSON.parse(body), { netBiosName: 'MINE' });
    });
  }

  for (const [what, [text, sentence]] of Object.entries(unreadable)) {
    it(`${what} is a sentence wherever it is looked at, and nothing is sent to it`, async () => {
      service.respond = () => jsonAnswer(text);
      await writePayload(payload('a'));
      for (const [command, argument] of [
        ['openProfile', profile('a')],
        ['editAsPayload', profile('b')],
        ['compareWithLive', file],
      ] as const) {
        const { messages } = await told(() => run(command, argument));
        assert.equal(messages.length, 1, `${command}: ${messages.join(' | ')}`);
        assert.match(messages[0] ?? '', command === 'editAsPayload' ? /^Can’t read the host profile/ : sentence);
      }
      const { result } = await told(() => update(file), 'Update');
      assert.equal(result.status, 'failed');
      assert.match(result.error ?? '', sentence);
      assert.deepEqual([...new Set(methods())], ['GET']);
    });
  }

  for (const id of ids) {
    it(`has any id: ${id}`, async () => {
      service.respond = () => jsonAnswer({ id, netBiosName: 'LIVE' });
      const { uri } = await run<{ uri: string }>('openProfile', profile(id));
      await eventually(() => textOf(uri)?.includes('"LIVE"'), 'the live profile');
      await writePayload(payload(id));
      const compared = await told(() => run<{ live: string }>('compareWithLive', file));
      assert.deepEqual(compared.messages, []);
      const { live } = compared.result;
      await eventually(() => textOf(live) === payload(id).replace('MINE', 'LIVE'), 'the live side');
      const { result } = await told(() => update(file), 'Update');
      assert.equal(result.status, 'sent', result.error);
      const path = `/beta/security/hostSecurityProfiles/${encodeURIComponent(id)}`;
      assert.deepEqual(
        [...new Set(service.requests.map(({ method, url }) => `${method} ${url}`))],
        [`GET ${path}`, `PATCH ${path}`],
      );
    });
  }
});

describe('A live document', () => {
  const service = new RecordingService();
  const undo: (() => Promise<void>)[] = [];
  let file: vscode.Uri;

  afterEach(async () => {
    await closeAll();
    for (const each of undo.splice(0)) await each();
    await vscode.workspace.fs.delete(file);
  });
  after(() => service.stop());

  it('keeps what it shows when nobody is signed in any more, and says so to whoever asks for it anew', async () => {
    undo.push(await setting('securityProfiles.custom.baseUrl', `${await service.start()}/beta`));
    undo.push(await setting('securityProfiles.custom.clientId', 'app'));
    undo.push(await setting('securityProfiles.custom.authority', 'https://login.invalid'));
    undo.push(await setting('securityProfiles.environment', 'custom'));
    const signedOut = await setting('securityProfiles.custom.authentication', 'none');
    service.respond = () => jsonAnswer({ id: 'a', netBiosName: 'LIVE' });
    file = await write('signed-out.host.secprofile.json', '{\n  "id": "a",\n  "netBiosName": "MINE"\n}\n');
    const { live } = await run<{ live: string }>('compareWithLive', file);
    const { uri } = await run<{ uri: string }>('openProfile', { environment: 'custom', kind, id: 'a' });
    const texts = () => [textOf(live), textOf(uri)];
    const before = await eventually(() => texts().every((text) => text?.includes('LIVE')) && texts(), 'both');
    await signedOut();
    const reading = async () => vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
    await assert.rejects(reading, /You aren’t signed in to/);
    const asked = service.requests.length;
    for (const each of [uri, live]) await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(each));
    const { messages } = await told(() => run('editAsPayload', { environment: 'custom', kind, id: 'b' }));
    assert.match(messages.join(), /You aren’t signed in to/);
    assert.deepEqual(texts(), before);
    assert.equal(service.requests.length, asked, 'nothing more was sent');
  });

  it('of a sandbox that is reset closes, a comparison keeps its payload, and the file is one to add again', async () => {
    file = await write(
      'reset.host.secprofile.json',
      '{\n  "azureTenantId": "3f2a7c64-9b1e-4d58-8c07-5e6d1f0a2b93",\n  "fqdn": "reset.contoso.com",\n  "vendorInformation": { "vendor": "Contoso", "provider": "Sensor" }\n}\n',
    );
    const added = await add(file);
    const { id } = JSON.parse(added.response?.body ?? '') as { id: string };
    const { live } = await run<{ live: string }>('compareWithLive', file);
    const { uri } = await run<{ uri: string }>('openProfile', { environment: 'sandbox', kind, id });
    const { result, messages } = await told(() => run<{ deleted: number }>('resetSandbox'), 'Delete');
    assert.ok(result.deleted > 0);
    assert.match(messages.join(), /profiles? in the sandbox\?/);
    const isOpen = (wanted: string) =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted);
    await eventually(() => !isOpen(uri), 'the document is closed');
    await assert.rejects(Promise.resolve(vscode.workspace.fs.readFile(vscode.Uri.parse(live))));
    assert.match(textOf(file.toString()) ?? '', /reset\.contoso\.com/);
    const compared = await told(() => run('compareWithLive', file));
    assert.match(compared.messages.join(), /has no profile in the sandbox yet/);
    const again = await add(file);
    assert.equal(again.response?.status, 201, again.error);
  });
});
