import assert from 'node:assert/strict';
import { hasAccount, mergeCaches, parseCache, type Cache } from '../../../src/auth/merge-caches';
import { CachePlugin } from '../../../src/auth/msal/cache-plugin';
import { Queue } from '../../../src/auth/queue';
import { SecretEntry } from '../../../src/auth/secret-entry';

/** A cache with these accounts, and a refresh token with that text for each. */
const cache = (accounts: Readonly<Record<string, string>>): Cache => ({
  Account: Object.fromEntries(Object.keys(accounts).map((id) => [`account ${id}`, { home_account_id: id }])),
  RefreshToken: Object.fromEntries(
    Object.entries(accounts).map(([id, secret]) => [`token ${id}`, { home_account_id: id, secret }]),
  ),
  AppMetadata: { app: { client_id: 'c' } },
});

describe('Two versions of a cache', () => {
  const rows: readonly [name: string, base: Cache, mine: Cache, theirs: Cache, merged: Cache][] = [
    ['unchanged by others: mine', cache({ ada: '1' }), cache({ ada: '2' }), cache({ ada: '1' }), cache({ ada: '2' })],
    ['unchanged by me: theirs', cache({ ada: '1' }), cache({ ada: '1' }), cache({ ada: '2' }), cache({ ada: '2' })],
    [
      'two who signed in at once: both',
      cache({}),
      cache({ ada: '1' }),
      cache({ bob: '1' }),
      cache({ ada: '1', bob: '1' }),
    ],
    ['signed out there, refreshed here: signed out', cache({ ada: '1' }), cache({ ada: '2' }), cache({}), cache({})],
    ['signed out here, refreshed there: signed out', cache({ ada: '1' }), cache({}), cache({ ada: '2' }), cache({})],
    [
      'a bad token dropped here, a new one there: the new one',
      cache({ ada: '1' }),
      { ...cache({ ada: '1' }), RefreshToken: {} },
      cache({ ada: '2' }),
      cache({ ada: '2' }),
    ],
    ['refreshed in both: theirs', cache({ ada: '1' }), cache({ ada: '2' }), cache({ ada: '3' }), cache({ ada: '3' })],
    ['signed out in both: nobody', cache({ ada: '1' }), cache({}), cache({}), cache({})],
  ];
  for (const [name, base, mine, theirs, merged] of rows) {
    it(name, () => {
      assert.deepEqual(mergeCaches(base, mine, theirs), merged);
    });
  }

  it('keep no token whose account is gone', () => {
    const orphaned = { ...cache({ ada: '1' }), Account: {} };
    assert.deepEqual(mergeCaches({}, orphaned, {})['RefreshToken'], {});
    assert.equal(hasAccount(mergeCaches({}, orphaned, {})), false);
  });

  it('change nothing of what they are made of', () => {
    const [base, mine, theirs] = [cache({ ada: '1' }), cache({ ada: '2' }), cache({ bob: '1' })];
    const before = JSON.stringify([base, mine, theirs]);
    mergeCaches(base, mine, theirs);
    assert.equal(JSON.stringify([base, mine, theirs]), before);
  });
});

describe('A stored text', () => {
  for (const text of [undefined, '', 'nonsense', '[]', 'null', '7']) {
    it(`“${text ?? '(none)'}” is no cache`, () => {
      assert.equal(parseCache(text), undefined);
    });
  }
});

describe('A queue', () => {
  it('runs one task after the other, in order, whatever becomes of them', async () => {
    const queue = new Queue();
    const seen: string[] = [];
    const task = (name: string, fail = false) =>
      queue.run(async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${name} ends`);
        if (fail) throw new Error(name);
        return name;
      });
    const results = await Promise.allSettled([task('a'), task('b', true), task('c')]);
    assert.deepEqual(seen, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
  });
});

/** A store into which another window writes at inconvenient moments. */
class ContestedStore {
  value: string | undefined;
  writes = 0;
  /** Done right after the next write of ours. */
  interruption: (() => void) | undefined;

  get = () => Promise.resolve(this.value);
  delete = () => Promise.resolve((this.value = undefined)).then(() => undefined);
  onDidChange = () => ({ dispose: () => undefined });

  store = (_key: string, value: string) => {
    this.value = value;
    this.writes++;
    this.interruption?.();
    this.interruption = undefined;
    return Promise.resolve();
  };
}

describe('A cache that MSAL changed', () => {
  const quiet = () => undefined;
  const log = { trace: quiet, debug: quiet, info: quiet, warn: quiet };
  const open = (store: ContestedStore) => {
    const state = { get: quiet, update: () => Promise.resolve() };
    const entry = new SecretEntry('key', { secrets: store, state, log, trouble: quiet });
    const later: (() => Promise<void>)[] = [];
    return { entry, plugin: new CachePlugin(entry, quiet, (task) => later.push(task)), later };
  };
  const stored = ({ value }: ContestedStore) => Object.keys(parseCache(value)?.['Account'] ?? {});

  it('is written once, and looked after a moment later', async () => {
    const store = new ContestedStore();
    const { plugin, later } = open(store);
    await plugin.save(JSON.stringify(cache({ ada: '1' })));
    for (const task of later) await task();
    assert.deepEqual([stored(store), store.writes, later.length], [['account ada'], 1, 1]);
  });

  it('is written again, merged, when another window wrote over it at the same moment', async () => {
    const store = new ContestedStore();
    const { plugin, later } = open(store);
    store.interruption = () => (store.value = JSON.stringify(cache({ bob: '1' })));
    await plugin.save(JSON.stringify(cache({ ada: '1' })));
    assert.deepEqual(stored(store), ['account bob']);
    for (const task of later) await task();
    assert.deepEqual(stored(store), ['account ada', 'account bob']);
  });

  it('and was changed again in the meantime keeps the newer change', async () => {
    const store = new ContestedStore();
    const { plugin, later } = open(store);
    await plugin.save(JSON.stringify(cache({ ada: '1' })));
    const newer = JSON.stringify(mergeCaches({}, cache({ ada: '2' }), {}));
    store.value = newer;
    for (const task of later) await task();
    assert.equal(store.value, newer);
  });

  it('stays away when this window signed out in the meantime', async () => {
    const store = new ContestedStore();
    const { entry, plugin, later } = open(store);
    await plugin.save(JSON.stringify(cache({ ada: '1' })));
    await entry.forget();
    await entry.write(JSON.stringify(cache({ bob: '1' })));
    for (const task of later) await task();
    assert.deepEqual(stored(store), ['account bob']);
  });

  it('stays away when another window signed everybody out in the meantime', async () => {
    const store = new ContestedStore();
    const { plugin, later } = open(store);
    await plugin.save(JSON.stringify(cache({ ada: '1' })));
    store.value = undefined;
    for (const task of later) await task();
    assert.equal(store.value, undefined);
  });

  it('without anybody in it takes the secret away', async () => {
    const store = new ContestedStore();
    store.value = JSON.stringify(cache({}));
    await open(store).plugin.save(JSON.stringify({ AppMetadata: {} }));
    assert.equal(store.value, undefined);
  });
});
