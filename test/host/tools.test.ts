import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { add, closeAll, inWorkspace, run, write } from './support';

async function invoke<T>(name: string, input: object): Promise<T> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value) as T;
}

describe('The language-model tools', () => {
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

  it('read live profiles: a list, and one', async () => {
    await add(inWorkspace('expenses.cloudapp.secprofile.json'));
    const { profiles } = await invoke<{ profiles: { id: string; name: string }[] }>('secprofile_read_profiles', {
      kind: 'cloudapp',
      filter: "name eq 'Contoso Expenses'",
    });
    const [first = assert.fail()] = profiles;
    assert.equal(first.name, 'Contoso Expenses');
    const { profile } = await invoke<{ profile: string }>('secprofile_read_profiles', {
      kind: 'cloudapp',
      id: first.id,
    });
    assert.equal((JSON.parse(profile) as { id: string }).id, first.id);
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

  it('send nothing from outside of the workspace', async () => {
    const input = { file: '../elsewhere.host.secprofile.json', intent: 'add' };
    await assert.rejects(invoke('secprofile_send_payload', input), /payload file of the workspace/);
  });
});
