import assert from 'node:assert/strict';
import { bundledKinds } from '../../../src/catalog/bundled-kinds';
import { LiveList, pageSize } from '../../../src/editor/live/live-list';
import { sandboxSource } from '../../../src/editor/live/sandbox-source';
import type { ListedPage, ProfileSource } from '../../../src/editor/live/source';
import { Cancelled, HumanError } from '../../../src/errors';
import type { LiveProfile } from '../../../src/live/live-profile';
import { onHostThread } from '../../../src/text/host-thread';
import type { ProfileReader, StoredProfile } from '../../../src/sandbox/sandbox';

const host = bundledKinds.kind('host');
const live = (id: string, name = id): LiveProfile => {
  return { kind: host, id, name, text: '{}', etag: undefined, changedAt: undefined };
};

const page = (profiles: readonly LiveProfile[], more: Partial<ListedPage> = {}): ListedPage => {
  return { profiles, count: undefined, unreadable: 0, brokenOff: undefined, more: undefined, ...more };
};
const failure = (message: string) => ({ ok: false, failure: { code: 'noAnswer', message } }) as const;

/** A source whose lists are made by a function, and that keeps what it was asked. */
class ScriptedSource implements ProfileSource {
  readonly asked: { readonly search: string; readonly top: number }[] = [];
  constructor(private readonly answer: (search: string, top: number) => ReturnType<ProfileSource['list']>) {}
  list: ProfileSource['list'] = (_, search, top) => {
    this.asked.push({ search, top });
    return this.answer(search, top);
  };
  get = () => Promise.reject(new Error('Nobody asks for one'));
}

const unexpected = (error: unknown) => assert.fail(String(error));
const listOf = (source: ProfileSource) => new LiveList(host, () => Promise.resolve(source), unexpected);
const names = ({ state }: LiveList) => state.profiles.map(({ name }) => name);

describe('A list of live profiles', () => {
  it('is read when somebody looks, once for all who do, in the order of names', async () => {
    const source = new ScriptedSource(() =>
      Promise.resolve({ ok: true, value: page([live('b'), live('a10'), live('A2')]) }),
    );
    const list = listOf(source);
    assert.equal(list.state.isLoaded, false);
    await Promise.all([list.load(), list.load()]);
    assert.deepEqual(names(list), ['A2', 'a10', 'b']);
    assert.deepEqual(source.asked, [{ search: '', top: pageSize }]);
  });

  it('is read once more for all who ask because of a change while it is being read; nothing is where nobody looked', async () => {
    let count = 0;
    const source = new ScriptedSource(() => Promise.resolve({ ok: true, value: page([live(`${++count}`)]) }));
    const list = listOf(source);
    await list.reload();
    assert.deepEqual(source.asked, []);
    await Promise.all([list.load(), list.reload(), list.reload()]);
    assert.deepEqual([names(list), source.asked.length], [['2'], 2]);
  });

  it('grows by pages, and is read again as far as it was', async () => {
    const more = () => Promise.resolve({ ok: true as const, value: page([live('a')]) });
    const first = Array.from({ length: 100 }, (_, at) => live(`m${at}`));
    const source = new ScriptedSource(() => Promise.resolve({ ok: true, value: page(first, { count: 101, more }) }));
    const list = listOf(source);
    await list.load();
    assert.ok(list.state.hasMore);
    await list.more();
    assert.equal(names(list)[0], 'a');
    assert.deepEqual([list.state.profiles.length, list.state.count, list.state.hasMore], [101, 101, false]);
    await list.load();
    assert.equal(source.asked.at(-1)?.top, 101);
  });

  it('keeps what is there when the next page fails, and tries that page again', async () => {
    let tries = 0;
    const more = () =>
      Promise.resolve((tries += 1) === 1 ? failure('No answer.') : { ok: true as const, value: page([live('b')]) });
    const list = listOf(new ScriptedSource(() => Promise.resolve({ ok: true, value: page([live('a')], { more }) })));
    await list.load();
    await list.more();
    assert.deepEqual([names(list), list.state.trouble?.message], [['a'], 'No answer.']);
    await list.more();
    assert.deepEqual([names(list), list.state.trouble], [['a', 'b'], undefined]);
  });

  it('says why it can’t be read, with what to do about it', async () => {
    const signIn = new HumanError('You aren’t signed in.', [{ action: 'signIn' }]);
    const list = new LiveList(host, () => Promise.reject(signIn), unexpected);
    await list.load();
    assert.deepEqual(list.state.trouble, { message: signIn.message, actions: signIn.actions });
    const cancelled = new LiveList(host, () => Promise.reject(new Cancelled()), unexpected);
    await cancelled.load();
    assert.equal(cancelled.state.trouble?.message, 'Canceled.');
    const logged: unknown[] = [];
    const broken = new LiveList(
      host,
      () => Promise.reject(new TypeError('oh')),
      (error) => logged.push(error),
    );
    await broken.load();
    assert.match(broken.state.trouble?.message ?? '', /The log says why/);
    assert.equal(logged.length, 1);
  });

  it('forgets what comes for another environment or search', async () => {
    const waiting: ((page: ListedPage) => void)[] = [];
    const source = new ScriptedSource(
      () => new Promise((resolve) => waiting.push((value) => resolve({ ok: true, value }))),
    );
    const list = listOf(source);
    const first = list.load();
    await Promise.resolve();
    list.find('web');
    const second = list.load();
    await Promise.resolve();
    waiting[1]?.(page([live('web')]));
    waiting[0]?.(page([live('db')], { more: () => Promise.resolve(failure('Of the first search.')) }));
    await Promise.all([first, second]);
    assert.deepEqual([names(list), list.state.hasMore], [['web'], false]);
    assert.equal(source.asked.at(-1)?.search, 'web');
  });
});

describe('The sandbox as a source of live profiles', () => {
  const stored = Array.from({ length: 250 }, (_, at): StoredProfile => {
    return { kind: 'host', id: `id${at}`, text: `{"id":"id${at}","fqdn":"web${at}.contoso.com"}` };
  });
  const reader: ProfileReader = {
    count: () => stored.length,
    get: (_, id) => stored.find((one) => one.id === id),
    list: (_, { top, skiptoken = '0' }) => {
      const end = Number(skiptoken) + top;
      return {
        profiles: stored.slice(Number(skiptoken), end),
        skiptoken: end < stored.length ? String(end) : undefined,
      };
    },
  };

  it('gives pages, and how many there are', async () => {
    const list = listOf(sandboxSource(reader));
    await list.load();
    assert.deepEqual([list.state.profiles.length, list.state.count, list.state.hasMore], [100, 250, true]);
    await list.more();
    await list.more();
    assert.deepEqual([list.state.profiles.length, list.state.hasMore], [250, false]);
  });

  it('finds a part of a name or id, whatever its case', async () => {
    const list = listOf(sandboxSource(reader));
    list.find(' WEB24 ');
    await list.load();
    assert.equal(list.state.count, 11);
    list.find('id7');
    await list.load();
    assert.equal(list.state.count, 11);
  });

  it('is empty where nothing is kept yet', async () => {
    const list = listOf(sandboxSource(undefined));
    await list.load();
    assert.deepEqual([list.state.profiles, list.state.count], [[], 0]);
    const gone = await sandboxSource(undefined).get(host, 'x');
    assert.ok(!gone.ok && gone.failure.status === 404);
  });

  it('reads a profile once', async () => {
    const source = sandboxSource({ ...reader, get: () => stored[0] });
    const [first, again] = [await source.get(host, 'id0'), await source.get(host, 'id0')];
    assert.ok(first.ok && again.ok);
    assert.equal(first.value, again.value);
  });

  it('lets others have their turn while it reads large ones', async () => {
    const more = 'x'.repeat(onHostThread.compare / 2);
    const large = Array.from({ length: 6 }, (_, at): StoredProfile => {
      return { kind: 'host', id: `${at}`, text: `{"id":"${at}","more":"${more}"}` };
    });
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const list = listOf(sandboxSource({ ...reader, list: () => ({ profiles: large, skiptoken: undefined }) }));
    await list.load();
    isDone = true;
    assert.equal(list.state.profiles.length, 6);
    assert.ok(turns > 3, `${turns} turns`);
  });
});
