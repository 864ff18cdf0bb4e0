import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { DigestKey } from '../../../src/editor/host/digest-key';
import { MemoryState } from './memory-state';

/** Secrets that the windows of a machine share; each call takes a while. */
class Secrets {
  readonly #values = new Map<string, string>();

  async get(name: string): Promise<string | undefined> {
    await setImmediate();
    return this.#values.get(name);
  }

  async store(name: string, value: string): Promise<void> {
    await setImmediate();
    this.#values.set(name, value);
  }
}

describe('The key of digests', () => {
  it('is random, one for a workspace, and the same in the next session', async () => {
    const [secrets, state] = [new Secrets(), new MemoryState()];
    const key = await new DigestKey(secrets, state).load();
    assert.equal(Buffer.from(key, 'base64url').length, 32);
    assert.equal(await new DigestKey(secrets, state).load(), key);
    assert.notEqual(await new DigestKey(secrets, new MemoryState()).load(), key);
  });

  it('is one, however many ask for it at once', async () => {
    const [secrets, state] = [new Secrets(), new MemoryState()];
    const window = new DigestKey(secrets, state);
    assert.equal(window.current, undefined);
    const [one, two, other] = await Promise.all([window.load(), window.load(), new DigestKey(secrets, state).load()]);
    assert.deepEqual([two, other], [one, one]);
    assert.equal(window.current, one);
  });

  it('lasts for the session where secrets can’t be kept', async () => {
    const broken = () => Promise.reject(new Error('no keyring'));
    const key = new DigestKey({ get: broken, store: broken }, new MemoryState());
    assert.equal(await key.load(), await key.load());
  });
});
