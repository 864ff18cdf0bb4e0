import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanupAfterEach } from '../support/cleanup';
import { add, closeAll, inWorkspace, run, setting, write } from './support';

async function invoke<T>(name: string, input: object): Promise<T> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value) as T;
}

describe('The language-model tools', () => {
  const cleanup = cleanupAfterEach();
  after(closeAll);

  it('are there, each with a schema', () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith('secprofile_'));
    assert.equal(ours.length, 5);
    for (const { inputSchema, description } of ours) assert.ok(inputSchema && description.length > 50);
  });

  it('describe a kind, and one of its properties', async () => {
    const { properties } = await invoke<{ properties: Record<string, string> }>('secprofile_describe_kind', {
      kind: 'host',
    });
    assert.equal(properties['logonUsers'], 'Collection(logonUser)');
    const one = await invoke<{ documentation: string }>('secprofile_describe_kind', { kind: 'host', property: 'fqdn' });
    assert.match(one.documentation, /DNS suffix/);
  });

  it('describe the enums of a property, also nested ones', async () => {
    const membersOf = async (kind: string, property: string) =>
      (await invoke<{ members?: Record<string, string[]> }>('secprofile_describe_kind', { kind, property })).members;
    const nested = await membersOf('host', 'logonUsers');
    assert.deepEqual(Object.keys(nested ?? {}), ['userAccountSecurityType', 'logonType']);
    assert.deepEqual(nested?.['userAccountSecurityType'], ['unknown', 'standard', 'power', 'administrator']);
    const own = await membersOf('cloudapp', 'permissionsRequired');
    assert.ok(own?.['applicationPermissionsRequired']?.includes('guest'));
    assert.equal(await membersOf('host', 'networkInterfaces'), undefined);
  });

  it('validate a text', async () => {
    const { counts, problems } = await invoke<{
      counts: { error: number };
      problems: { rule: string; line: number }[];
    }>('secprofile_validate_payload', { kind: 'ip', text: '{\n  "azureTenantId": null\n}' });
    assert.equal(counts.error, 1);
    assert.deepEqual([problems[0]?.rule, problems[0]?.line], ['type', 2]);
  });

  it('preview a request, token left out', async () => {
    const { method, headers } = await invoke<{ method: string; headers: Record<string, string> }>(
      'secprofile_preview_request',
      { kind: 'ip', text: '{"address": "192.0.2.1"}' },
    );
    assert.equal(method, 'POST');
    assert.equal(headers['Authorization'], 'Bearer {token}');
  });

  it('preview a request without a token where none is sent', async () => {
    cleanup.defer(await setting('securityProfiles.custom.baseUrl', 'https://graph.invalid/beta'));
    cleanup.defer(await setting('securityProfiles.custom.authentication', 'none'));
    cleanup.defer(await setting('securityProfiles.environment', 'custom'));
    const input = { kind: 'ip', text: '{"address": "192.0.2.1"}' };
    const { url, headers } = await invoke<{ url: string; headers: object }>('secprofile_preview_request', input);
    assert.match(url, /^https:\/\/graph\.invalid\//);
    assert.ok(!('Authorization' in headers));
    const { text } = await run<{ text: string }>('previewRequest', inWorkspace('scanner.ip.secprofile.json'));
    assert.match(text, /^POST https:\/\/graph\.invalid\//);
    assert.doesNotMatch(text, /Authorization/);
  });

  it('say of an Update by difference that the live profile decides what is sent', async () => {
    const preview = async () =>
      invoke<{ method: string; note?: string }>('secprofile_preview_request', { kind: 'ip', text: '{"id": "7"}' });
    assert.deepEqual(
      [(await preview()).method, (await preview()).note],
      ['PATCH', 'The live profile is read first, and only what differs from it is sent.'],
    );
    cleanup.defer(await setting('securityProfiles.update.body', 'payload'));
    assert.deepEqual([(await preview()).method, (await preview()).note], ['PATCH', undefined]);
  });

  it('give the rest of what is long when they are told where to go on', async () => {
    const text = JSON.stringify({ tags: Array.from({ length: 3000 }, (_, index) => `"tag" ${index}`) });
    let seen = '';
    for (let calls = 1; seen.length < text.length; calls += 1) {
      assert.ok(calls < 20);
      const { body, leftOut } = await invoke<{ body: string; leftOut?: string }>('secprofile_preview_request', {
        ...{ kind: 'ip', text, offset: seen.length },
      });
      seen += body;
      assert.equal(leftOut !== undefined, seen.length < text.length);
    }
    assert.equal(seen, text);
    const problems = async (offset: number) =>
      invoke<{ problems: { pointer: string }[]; leftOut?: string }>('secprofile_validate_payload', {
        ...{ kind: 'ip', text: JSON.stringify({ tags: Array(50).fill(1) }), offset },
      });
    const first = await problems(0);
    assert.match(first.leftOut ?? '', /^Problems 21 to \d+ are left out\. Call again with offset 20\.$/);
    const next = await problems(20);
    assert.ok(next.problems.length > 0);
    for (const { pointer } of next.problems) assert.ok(!first.problems.some((one) => one.pointer === pointer));
  });

  it('read live profiles: a list, and one', async () => {
    await add(inWorkspace('expenses.cloudapp.secprofile.json'));
    const { profiles } = await invoke<{ profiles: { id: string; name: string }[] }>('secprofile_read_profiles', {
      kind: 'cloudapp',
      filter: "name eq 'Contoso Expenses'",
    });
    const [first = assert.fail()] = profiles;
    assert.equal(first.name, 'Contoso Expenses');
    const one = { kind: 'cloudapp', id: first.id };
    const { profile } = await invoke<{ profile: string }>('secprofile_read_profiles', one);
    assert.equal((JSON.parse(profile) as { id: string }).id, first.id);
    const end = await invoke<{ profile: string }>('secprofile_read_profiles', { ...one, offset: 10 });
    assert.equal(end.profile, profile.slice(10));
    const rest = await invoke<{ profiles: object[] }>('secprofile_read_profiles', { kind: 'cloudapp', offset: 1000 });
    assert.deepEqual(rest.profiles, []);
  });

  it('send a payload file as a person does, and say how it ended; no token is in any answer', async () => {
    const input = { file: 'invoice.file.secprofile.json', intent: 'add' };
    const sent = await invoke<{ status: string; httpStatus: number; body: string }>('secprofile_send_payload', input);
    assert.deepEqual([sent.status, sent.httpStatus], ['sent', 201]);
    const kind = 'file';
    const read = await invoke('secprofile_read_profiles', { kind });
    const preview = await invoke('secprofile_preview_request', { kind, text: '{}' });
    await run('copySandboxToken');
    const token = await vscode.env.clipboard.readText();
    assert.ok(token.length > 20);
    assert.ok(!JSON.stringify([sent, read, preview]).includes(token));
  });

  it('say which errors hold a payload back', async () => {
    await write('held-back.host.secprofile.json', '{"tags": "HVA"}');
    const input = { file: 'held-back.host.secprofile.json', intent: 'add' };
    const { status, problems } = await invoke<{ status: string; problems: { pointer: string }[] }>(
      'secprofile_send_payload',
      input,
    );
    assert.equal(status, 'blocked');
    assert.ok(problems.some(({ pointer }) => pointer === '/tags'));
  });

  it('take what is empty as left out, and guess at nothing', async () => {
    const read = { kind: 'cloudapp', id: null, filter: '', offset: null };
    const { profiles } = await invoke<{ profiles: object[] }>('secprofile_read_profiles', read);
    assert.ok(Array.isArray(profiles));
    await assert.rejects(invoke('secprofile_validate_payload', { kind: 'host' }), /“text” is missing/);
    await assert.rejects(invoke('secprofile_preview_request', { kind: 'hosts', text: '{}' }), /no such kind/);
    const input = { file: 'scanner.ip.secprofile.json', intent: 'Add' };
    await assert.rejects(invoke('secprofile_send_payload', input), /“intent” must be add or update/);
  });

  it('find the payload file by its URI, however that is spelled', async () => {
    const uri = await write('named by URI 50% #1.ip.secprofile.json', '{"tags": 1}');
    const spelled = [
      uri.toString(),
      uri.toString(true),
      uri.toString().replace(/^\w+:/, (scheme) => scheme.toUpperCase()),
    ];
    for (const file of spelled) {
      const { status } = await invoke<{ status: string }>('secprofile_send_payload', { file, intent: 'add' });
      assert.equal(status, 'blocked', file);
    }
  });

  it('send nothing from outside of the workspace', async () => {
    const input = { file: '../elsewhere.host.secprofile.json', intent: 'add' };
    await assert.rejects(invoke('secprofile_send_payload', input), /payload file of the workspace/);
    const missing = { file: 'missing.host.secprofile.json', intent: 'add' };
    await assert.rejects(invoke('secprofile_send_payload', missing), /No folder of the workspace has the file/);
  });
});
