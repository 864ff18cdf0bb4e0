import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { FileRecords } from '../../../src/editor/host/file-records';
import { RecordExchange } from '../../../src/editor/host/record-exchange';
import { placeKey, type Environment } from '../../../src/request/environment';
import { MemoryState } from './memory-state';
import { cleanupAfterEach } from '../../support/cleanup';
import { temporaryFolder } from '../../support/temporary-folder';

const file = (name: string) =>
  ({ toString: () => `file:///w/${name}`, path: `/w/${name}`, with: () => file(name) }) as unknown as vscode.Uri;
const one = file('web01.host.secprofile.json');
const two = file('web02.host.secprofile.json');
const graph: Environment = { name: 'graph', label: 'Microsoft Graph', base: 'https://graph.microsoft.com/beta' };

describe('Two windows on one workspace', () => {
  const cleanup = cleanupAfterEach();
  let folder: string;
  /** What VS Code keeps: the windows read it when they open, and each writes all of it. */
  let state: MemoryState;

  beforeEach(async () => {
    folder = await temporaryFolder(cleanup, 'windows-');
    state = new MemoryState();
  });

  function open() {
    const own = new MemoryState();
    for (const [key, value] of state.values) own.values.set(key, structuredClone(value));
    const shared = { get: own.get.bind(own), update: (key: string, value: unknown) => state.update(key, value) };
    const records = new FileRecords(shared);
    const exchange = new RecordExchange(folder);
    let telling: Promise<unknown> = Promise.resolve();
    records.share((changes, isAnew) => {
      telling = telling.then(() => (isAnew ? exchange.clear() : undefined)).then(() => exchange.tell(changes));
    });
    const take = async () => records.take(await exchange.news());
    return { records, exchange, take, told: () => telling };
  }

  const idOf = ({ records }: { records: FileRecords }, uri: vscode.Uri) => records.knownOf(uri, graph)?.id;

  it('each know what the other added, and the next one knows both, whoever wrote last', async () => {
    const [first, second] = [open(), open()];
    first.records.know(one, graph, { id: 'a' });
    await first.told();
    second.records.know(two, graph, { id: 'b' });
    await second.told();
    const unaware = new FileRecords(state);
    assert.equal(unaware.knownOf(one, graph), undefined, 'the last to write won');
    const heard: unknown[] = [];
    first.records.onDidChange((changed) => heard.push(changed));
    await Promise.all([first.take(), second.take()]);
    assert.deepEqual(
      [first, second].map((window) => [idOf(window, one), idOf(window, two)]),
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
    );
    assert.deepEqual(heard, [undefined]);
    await first.take();
    assert.deepEqual(heard, [undefined], 'nothing is news twice');
    const later = open();
    await later.take();
    assert.deepEqual([idOf(later, one), idOf(later, two)], ['a', 'b']);
  });

  it('take it once, also when they look again before they have seen it', async () => {
    const [first, second] = [open(), open()];
    first.records.know(one, graph, { id: 'a' });
    await first.told();
    const heard: unknown[] = [];
    second.records.onDidChange((changed) => heard.push(changed));
    await Promise.all([second.take(), second.take()]);
    assert.equal(idOf(second, one), 'a');
    assert.deepEqual(heard, [undefined]);
    first.records.know(one, graph, { id: 'b' });
    const told = first.told();
    await Promise.all([second.take(), told.then(() => second.take())]);
    assert.equal(idOf(second, one), 'b', 'what came while it was looking');
    await second.take();
    assert.equal(heard.length, 2);
  });

  it('know what one of them tells after another has taken everything back', async () => {
    const [first, second, third] = [open(), open(), open()];
    first.records.know(one, graph, { id: 'a' });
    await first.told();
    await third.take();
    second.records.forgetKnown();
    await second.told();
    first.records.know(one, graph, { id: 'b' });
    first.records.know(two, graph, { id: 'c' });
    await first.told();
    await third.take();
    assert.deepEqual([idOf(third, one), idOf(third, two)], ['b', 'c']);
  });

  it('catch up when they must know: with what another one has begun to tell', async () => {
    const [first, second] = [new FileRecords(new MemoryState()), new FileRecords(new MemoryState())];
    for (const records of [first, second]) {
      const exchange = new RecordExchange(folder);
      const take = async () => records.take(await exchange.news());
      records.share((changes) => void exchange.tell(changes), take);
    }
    first.know(one, graph, { id: 'a' });
    await first.catchUp();
    await second.catchUp();
    assert.equal(second.knownOf(one, graph)?.id, 'a');
  });

  it('know the one’s choices, renames, and what it forgot', async () => {
    const [first, second] = [open(), open()];
    first.records.know(one, graph, { id: 'a' });
    first.records.choose(two, 'update');
    await first.told();
    await second.take();
    assert.equal(second.records.intentOf(two, graph), 'update');
    second.records.rename(one, file('moved'));
    second.records.forgetFile(two);
    await second.told();
    await first.take();
    assert.deepEqual([idOf(first, one), idOf(first, file('moved'))], [undefined, 'a']);
    assert.equal(first.records.intentOf(two, graph), 'auto');
    first.records.forgetId(file('moved'), graph);
    await first.told();
    await second.take();
    assert.equal(idOf(second, file('moved')), undefined);
  });

  it('hold what was written last, in whichever order they hear of it', () => {
    const { records } = open();
    records.know(one, graph, { id: 'mine' });
    const change = (id: string, at: number) => {
      const known = { [placeKey(graph)]: { id } };
      return [{ key: String(one), record: { known }, at }];
    };
    records.take(change('earlier', Date.now() - 1000));
    assert.equal(idOf({ records }, one), 'mine');
    records.take(change('later', Date.now() + 1000));
    assert.equal(idOf({ records }, one), 'later');
    records.forgetFile(one);
    records.take([{ key: String(one), record: { intent: 'add' }, at: Date.now() - 1000 }]);
    assert.equal(records.intentOf(one, graph), 'auto', 'forgotten after that');
  });

  it('keep what was only read meanwhile when they open again', async () => {
    const window = open();
    window.records.know(one, graph, { id: 'a' });
    window.records.note(graph, [[one, { id: 'a', etag: 'read' }]]);
    await window.told();
    const later = open();
    await later.take();
    assert.deepEqual(later.records.knownOf(one, graph), { id: 'a', etag: 'read' });
  });

  it('lose no news when the file of another one can’t be read', async () => {
    const [first, second] = [open(), open()];
    first.records.know(one, graph, { id: 'a' });
    await first.told();
    await mkdir(join(folder, 'unreadable.jsonl'));
    await second.take();
    assert.equal(idOf(second, one), 'a');
  });

  it('leave nothing behind of what is forgotten', async () => {
    const [first, second] = [open(), open()];
    first.records.know(one, graph, { id: 'secret-id' });
    await first.told();
    await second.take();
    second.records.know(two, graph, { id: 'another-id' });
    second.records.forgetKnown();
    await second.told();
    await first.take();
    assert.deepEqual([idOf(first, one), idOf(first, two)], [undefined, undefined]);
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    assert.doesNotMatch(texts.join(''), /-id/);
    first.records.know(one, graph, { id: 'c' });
    await first.told();
    await second.take();
    assert.equal(idOf(second, one), 'c');
  });

  it('tell of thousands of files without what is large', async () => {
    const [first, second] = [open(), open()];
    const many = Array.from(
      { length: 201 },
      (_, at) => [file(`${at}`), { id: `${at}`, digests: { tags: 'x' } }] as const,
    );
    await first.records.knowAll(graph, many);
    await first.told();
    await second.take();
    assert.deepEqual(second.records.knownOf(file('200'), graph), { id: '200' });
  });
});

describe('What a window tells others', () => {
  const cleanup = cleanupAfterEach();
  let folder: string;
  const change = (key: string, at: number) => ({ key, record: { intent: 'add' as const }, at });

  beforeEach(async () => (folder = await temporaryFolder(cleanup, 'windows-')));

  it('is read once it is there whole; what is no change is skipped', async () => {
    const path = join(folder, 'other.jsonl');
    const reader = new RecordExchange(folder);
    const line = JSON.stringify([change('a', 1)]);
    await writeFile(path, `no JSON\n{}\n[{"key":1}]\n${line.slice(0, 9)}`);
    assert.deepEqual(await reader.news(), []);
    await appendFile(path, `${line.slice(9)}\n`);
    assert.deepEqual(await reader.news(), [change('a', 1)]);
    assert.deepEqual(await reader.news(), []);
  });

  it('is read in the order in which it happened, each window’s own left out', async () => {
    const [first, second, third] = [1, 2, 3].map(() => new RecordExchange(folder)) as [
      RecordExchange,
      RecordExchange,
      RecordExchange,
    ];
    await first.tell([change('a', 3)]);
    await second.tell([change('b', 1), change('c', 4)]);
    await third.tell([change('d', 2)]);
    assert.deepEqual(
      (await third.news()).map(({ key }) => key),
      ['b', 'a', 'c'],
    );
  });

  it('is thrown away after 30 days', async () => {
    await new RecordExchange(folder).tell([change('a', 1)]);
    const [name = ''] = await readdir(folder);
    const old = Date.now() / 1000 - 31 * 24 * 60 * 60;
    await utimes(join(folder, name), old, old);
    assert.deepEqual(await new RecordExchange(folder).news(), []);
    assert.deepEqual(await readdir(folder), []);
  });
});
