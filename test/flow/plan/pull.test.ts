import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pull } from '../../../src/cli/plan/commands';
import { RecordingIo } from '../../unit/cli/support/recording-io';
import { add, host, useSandbox } from '../sandbox/support';
import { payloadFolders, payloadOf, setOfKind } from './support/payload-folder';
import { runApply, runPlan } from './support/run';

describe('secprofile pull', () => {
  const sandbox = useSandbox();
  const newFolder = payloadFolders();
  beforeEach(() => sandbox().reset());

  const runPull = (...args: readonly string[]) => runOn('linux', ...args);

  async function runOn(platform: NodeJS.Platform, ...args: readonly string[]) {
    const io = new RecordingIo({ env: { SECPROFILE_TOKEN: sandbox().token }, platform });
    const code = await pull
      .run([...args, '--base', sandbox().url], io)
      .catch((error: unknown) => (error as Error).message);
    return { code, out: io.out, err: io.err };
  }

  async function fill(count: number): Promise<void> {
    for (let number = 0; number < count; number++) {
      const { kind, payload } = payloadOf(number);
      await add(sandbox(), setOfKind(kind), payload);
    }
  }

  it('writes a payload for each profile, which then is unchanged', async () => {
    await fill(12);
    const { path } = newFolder(0);
    const folder = join(path, 'payloads');
    const { code, out, err } = await runPull(folder);
    assert.equal(code, 0, err);
    assert.equal(out.trim().split('\n').length, 12);
    assert.ok(readdirSync(folder).includes('h0.contoso.com.host.secprofile.json'));
    const text = readFileSync(join(folder, 'u2@contoso.com.user.secprofile.json'), 'utf8');
    assert.doesNotMatch(text, /createdDateTime|lastModifiedDateTime|@odata\.(?:etag|context)/);
    const planned = await runPlan(sandbox(), [folder, '--format', 'json']);
    assert.equal(planned.report().summary['unchanged'], 12, planned.out);
    assert.equal((await runPull(folder)).out, '', 'a second time there is nothing to write');
  });

  it('writes into a folder that cmd.exe completed: its last separator comes as a quotation mark', async () => {
    await fill(1);
    const folder = join(newFolder(0).path, 'payloads');
    const { code, err } = await runOn('win32', `${folder}"`);
    assert.equal(code, 0, err);
    assert.equal(readdirSync(`${folder}\\`).length, 1);
  });

  it('leaves out what a state has, writes only the kinds that were named, and overwrites nothing', async () => {
    const folder = newFolder(6);
    await runApply(sandbox(), [folder.path, '--state', folder.state, '--yes']);
    await add(sandbox(), 'hostSecurityProfiles', { ...host, fqdn: 'CON' });
    await add(sandbox(), 'hostSecurityProfiles', { ...host, fqdn: '../evil' });
    await add(sandbox(), 'ipSecurityProfiles', { azureTenantId: host.azureTenantId, address: '10.9.9.9' });
    const payloads = join(folder.path, 'payloads');
    writeFileSync(join(payloads, 'EVIL.host.secprofile.json'), '{}');
    const { code, err } = await runPull(payloads, '--state', folder.state, '--kind', 'host');
    assert.equal(code, 0, err);
    const hosts = readdirSync(payloads).filter((name) => name.includes('.host.') && !name.startsWith('p'));
    assert.equal(hosts.length, 3);
    assert.equal(readFileSync(join(payloads, 'EVIL.host.secprofile.json'), 'utf8'), '{}');
    assert.ok(hosts.every((name) => !/^con\./i.test(name)));
    assert.match(readFileSync(folder.state, 'utf8'), /payloads\/CON_/);
  });

  it('says how many profiles without an ID it left out, and ends with 1', async () => {
    const real = globalThis.fetch;
    globalThis.fetch = () => Promise.resolve(Response.json({ value: [{ fqdn: 'a.example' }, { id: 7 }, { id: 'x' }] }));
    try {
      const { code, out, err } = await runPull(newFolder(0).path, '--kind', 'host');
      assert.deepEqual([code, out.trim().split('\n').length], [1, 1]);
      assert.match(err, /2 profiles without an ID left out\./);
    } finally {
      globalThis.fetch = real;
    }
  });

  it('says which kinds there are, and ends with 2 where the service can’t be read', async () => {
    const { path } = newFolder(0);
    assert.match(String((await runPull(path, '--kind', 'hosts')).code), /There is no kind hosts/);
    assert.match(String((await runPull(path, '--kind', 'host', '--filter', 'nonsense')).code), /400/);
  });
});
