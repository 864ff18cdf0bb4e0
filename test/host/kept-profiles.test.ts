import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import * as vscode from 'vscode';
import { SandboxHost } from '../../src/editor/sandbox/sandbox-host';
import { storePaths } from '../../src/sandbox/store/paths';
import { cleanupAfterEach } from '../support/cleanup';
import { temporaryFolder } from '../support/temporary-folder';

const nothing = { get: () => undefined, update: () => Promise.resolve() };
const noSecrets = {
  get: () => Promise.resolve(undefined),
  store: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};

/** The first reading of a log: it has read all of it, and ends when it is let go. */
class HeldReading {
  /** Resolves when it has read everything. */
  readonly hasRead: Promise<void>;
  /** Lets it end; with an error, it fails. */
  end: (error?: Error) => void = () => undefined;
  private readonly open = fs.open;

  constructor(log: string) {
    let tellRead: () => void = () => undefined;
    this.hasRead = new Promise((resolve) => (tellRead = resolve));
    const ended = new Promise<Error | undefined>((resolve) => (this.end = resolve));
    fs.open = async (path, flags, ...more) => {
      const file = await this.open.call(fs, path, flags, ...more);
      if (path !== log || flags !== 'r') return file;
      this.takeBack();
      const close = file.close.bind(file);
      file.close = async () => {
        tellRead();
        const failure = await ended;
        await close();
        if (failure) throw failure;
      };
      return file;
    };
  }

  takeBack(): void {
    fs.open = this.open;
  }
}

describe('What a sandbox that isn’t started here keeps', () => {
  const cleanup = cleanupAfterEach();
  let reading: HeldReading;
  let folder: vscode.Uri;
  let warned: string[];
  let other: SandboxHost;
  let add: () => Promise<void>;

  beforeEach(async () => {
    const storage = vscode.Uri.file(await temporaryFolder(cleanup, 'kept-'));
    warned = [];
    const log = { info: () => undefined, warn: (why: string) => void warned.push(why), error: () => undefined };
    const host = () => {
      const made = new SandboxHost({ storage, secrets: noSecrets, state: nothing as never, log });
      cleanup.defer(() => made.stop());
      return made;
    };
    const { url, token } = await host().start();
    warned = [];
    add = async () => {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      const body = JSON.stringify({ azureTenantId: 't', fqdn: 'web01.contoso.com' });
      const { status } = await fetch(`${url}/security/hostSecurityProfiles`, { method: 'POST', headers, body });
      assert.equal(status, 201);
    };
    other = host();
    folder = vscode.Uri.joinPath(storage, 'sandbox');
    await add();
    reading = new HeldReading(storePaths(folder.fsPath).log);
    cleanup.defer(() => {
      reading.takeBack();
      reading.end();
    });
  });

  /** How many profiles there are, for whoever asks: one before a change, two after it. */
  async function askedAroundChange(): Promise<Promise<number | undefined>[]> {
    const count = async () => (await other.profiles())?.count();
    const before = count();
    await reading.hasRead;
    await add();
    const after = [count(), count()];
    // Each looks for the folder first. VS Code answers in the order in which it is asked.
    await vscode.workspace.fs.stat(folder);
    await new Promise(setImmediate);
    return [before, ...after];
  }

  it('is read anew for whoever asks after a change, however late an older reading ends', async () => {
    const asked = await askedAroundChange();
    reading.end();
    assert.deepEqual(await Promise.all(asked), [1, 2, 2]);
    assert.equal((await other.profiles())?.count(), 2);
    assert.deepEqual(warned, []);
  });

  it('is read anew also when the older reading fails', async () => {
    const asked = await askedAroundChange();
    reading.end(new Error('EIO'));
    assert.deepEqual(await Promise.all(asked), [undefined, 2, 2]);
    assert.deepEqual(warned, ['The sandbox’s data can’t be read: Error: EIO']);
  });
});
