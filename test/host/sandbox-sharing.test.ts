import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import * as vscode from 'vscode';
import { SandboxHost } from '../../src/editor/sandbox/sandbox-host';
import { HumanError } from '../../src/errors';
import { cleanupAfterEach } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

/** What two windows have in common on a machine with a keyring. */
class SharedSecrets {
  private readonly kept = new Map<string, string>();
  get = (key: string) => Promise.resolve(this.kept.get(key));
  store = (key: string, value: string) => Promise.resolve(void this.kept.set(key, value));
  delete = (key: string) => Promise.resolve(void this.kept.delete(key));
}

/** What a workspace remembers. */
class Workspace {
  private readonly kept = new Map<string, unknown>();
  get = (key: string) => this.kept.get(key) as never;
  update = (key: string, value: unknown) => Promise.resolve(void this.kept.set(key, value));
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('Two windows with one sandbox folder', () => {
  const cleanup = cleanupAfterEach();
  let folder: string;
  let hosts: SandboxHost[];

  const window = (secrets: SharedSecrets, state = new Workspace()) => {
    const host = new SandboxHost({ storage: vscode.Uri.file(folder), secrets, state, log: silent });
    hosts.push(host);
    return host;
  };

  beforeEach(async () => {
    folder = await temporaryFolder(cleanup, 'shared-');
    hosts = [];
    cleanup.defer(() => Promise.all(hosts.map((host) => host.stop())));
  });

  it('talk to the same sandbox', async () => {
    const secrets = new SharedSecrets();
    const first = await window(secrets).target();
    assert.deepEqual(await window(secrets).target(), first);
  });

  it('are told where it is when nothing can be shared', async () => {
    await window(new SharedSecrets()).target();
    await assert.rejects(
      window(new SharedSecrets()).target(),
      (error) => HumanError.is(error) && /Another VS Code window/.test(error.message),
    );
  });

  it('hand it over when the person wants it in the other one', async () => {
    const workspace = new Workspace();
    const first = window(new SharedSecrets(), workspace);
    const { environment, credential } = await first.target();
    const second = window(new SharedSecrets(), workspace);
    await second.take(() => assert.fail('The other window can be asked.'));
    assert.ok(second.running);
    assert.equal(first.running, undefined);
    const target = await second.target();
    assert.deepEqual(target.environment, environment);
    assert.notEqual(target.credential.token, credential.token);
    await assert.rejects(first.target(), { message: /Another VS Code window/ });
  });

  it('take it over from a holder that nobody can ask, if the person says that it has ended', async () => {
    const elsewhere = { id: 'ab', pid: 99, host: 'web01', started: 'x/1', namespace: '', machine: 'm9', beacon: true };
    await mkdir(path.join(folder, 'sandbox'));
    await writeFile(path.join(folder, 'sandbox', 'lock'), JSON.stringify(elsewhere));
    const host = window(new SharedSecrets());
    await assert.rejects(host.target(), { message: /Another VS Code window/ });
    const asked: (string | undefined)[] = [];
    const answer = (isGone: boolean) => (holder: string | undefined) => {
      asked.push(holder);
      return Promise.resolve(isGone);
    };
    await assert.rejects(host.take(answer(false)), { message: /still using the sandbox/ });
    assert.equal(host.running, undefined);
    await host.take(answer(true));
    assert.ok(host.running);
    assert.deepEqual(asked, ['process 99 on web01', 'process 99 on web01']);
  });

  it('keep the port of the workspace, unless another program has it', async () => {
    const workspace = new Workspace();
    const first = window(new SharedSecrets(), workspace);
    const { environment } = await first.target();
    await first.stop();
    const again = window(new SharedSecrets(), workspace);
    assert.deepEqual((await again.target()).environment, environment);
    await again.stop();
    const other = createServer().listen(Number(new URL(environment.base).port), '127.0.0.1');
    await once(other, 'listening');
    try {
      assert.notEqual((await window(new SharedSecrets(), workspace).target()).environment.base, environment.base);
    } finally {
      other.close();
    }
  });

  it('list what it keeps without starting it', async () => {
    const first = window(new SharedSecrets());
    const { url, token } = await first.start();
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ azureTenantId: 't', fqdn: 'web01.contoso.com' });
    assert.equal((await fetch(`${url}/security/hostSecurityProfiles`, { method: 'POST', headers, body })).status, 201);
    const second = window(new SharedSecrets());
    assert.equal((await second.profiles())?.count('host'), 1);
    await first.stop();
    assert.equal((await second.profiles())?.list('host', { top: 9 }).profiles.length, 1);
    assert.equal(second.running, undefined);
  });

  it('do not trust an endpoint where nothing listens anymore', async () => {
    const secrets = new SharedSecrets();
    const first = window(secrets);
    const { environment } = await first.target();
    await first.stop();
    assert.notEqual((await window(secrets).target()).environment.base, environment.base);
  });
});
