import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { SandboxHost } from '../../src/editor/sandbox/sandbox-host';
import { HumanError } from '../../src/errors';

/** What two windows have in common on a machine with a keyring. */
class SharedSecrets {
  private readonly kept = new Map<string, string>();
  get = (key: string) => Promise.resolve(this.kept.get(key));
  store = (key: string, value: string) => Promise.resolve(void this.kept.set(key, value));
  delete = (key: string) => Promise.resolve(void this.kept.delete(key));
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('Two windows with one sandbox folder', () => {
  let folder: string;
  let hosts: SandboxHost[];

  const window = (secrets: SharedSecrets) => {
    const host = new SandboxHost(vscode.Uri.file(folder), secrets, silent);
    hosts.push(host);
    return host;
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'shared-'));
    hosts = [];
  });

  afterEach(async () => {
    await Promise.all(hosts.map((host) => host.stop()));
    await rm(folder, { recursive: true });
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

  it('do not believe a door that nobody stands behind any more', async () => {
    const secrets = new SharedSecrets();
    const first = window(secrets);
    const { environment } = await first.target();
    await first.stop();
    assert.notEqual((await window(secrets).target()).environment.base, environment.base);
  });
});
