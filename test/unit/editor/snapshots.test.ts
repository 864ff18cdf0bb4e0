import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { Snapshots, type CheckedAs, type OpenText } from '../../../src/editor/problems/snapshots';
import type { Snapshot, TextSource } from '../../../src/payload/snapshot';
import { readBundled } from '../../../src/validation/inspect';
import { check, type CheckOptions } from '../../../src/validation/check';

/** An editor's document, typed into by a test. */
class TypedDocument implements OpenText {
  version = 1;
  readonly uri = { path: '/work place/web01.host.secprofile.json' } as vscode.Uri;

  constructor(private text: string) {}

  getText = () => this.text;

  type(text: string): void {
    this.text = text;
    this.version += 1;
  }
}

/** Reads and checks at once, and counts it; a large text waits until its turn comes. */
class RecordingClient {
  reads = 0;
  checks = 0;
  fails = false;
  turn: Promise<void> = Promise.resolve();

  read = (source: TextSource): Promise<Snapshot> => Promise.resolve(this.#take(source));

  async check(source: TextSource | Snapshot, options: CheckOptions, isWanted: () => boolean = () => true) {
    await this.turn;
    if (this.fails) throw new Error('The thread ended.');
    if (!isWanted()) return undefined;
    this.checks += 1;
    const snapshot = 'payload' in source ? source : this.#take(source);
    return { snapshot, check: check(snapshot, options) };
  }

  #take(source: TextSource): Snapshot {
    this.reads += 1;
    return readBundled(source);
  }
}

describe('Snapshots of open documents', () => {
  const text = '{"id": 5}';
  let client: RecordingClient;
  let document: TypedDocument;
  let as: CheckedAs;
  let snapshots: Snapshots;
  const counted = () => [client.reads, client.checks];

  beforeEach(() => {
    client = new RecordingClient();
    document = new TypedDocument(text);
    as = { intent: 'add', rules: {} };
    snapshots = new Snapshots(
      () => Promise.resolve(client),
      () => as,
    );
  });

  it('read and check a version once, whoever asks and how often', async () => {
    const asked = [snapshots.read(document), snapshots.check(document), snapshots.checkWhileCurrent(document)] as const;
    const [snapshot, marks, fixes] = await Promise.all(asked);
    await Promise.all([snapshots.check(document, 'add'), snapshots.read(document), snapshots.check(document)]);
    assert.deepEqual(counted(), [1, 1]);
    assert.equal(marks.snapshot, snapshot);
    assert.equal(fixes, marks);
  });

  it('keep the snapshot that a check has made', async () => {
    const { snapshot } = await snapshots.check(document);
    assert.equal(await snapshots.read(document), snapshot);
    assert.deepEqual([snapshot.version, snapshot.text, snapshot.fileName], [1, text, 'web01.host.secprofile.json']);
  });

  it('check another intent and other rules without reading again, and each of them once', async () => {
    const add = await snapshots.check(document);
    const update = await snapshots.check(document, 'update');
    as = { intent: 'update', rules: { type: 'warning' } };
    const softer = await snapshots.check(document);
    as = { intent: 'add', rules: {} };
    assert.equal(await snapshots.check(document), add);
    assert.equal(await snapshots.check(document, 'update'), update);
    assert.deepEqual(counted(), [1, 3]);
    assert.deepEqual([add.check.intent, update.check.intent, softer.check.intent], ['add', 'update', 'update']);
    assert.ok(softer.check.findings.some(({ rule, severity }) => rule === 'type' && severity === 'warning'));
  });

  it('read and check a new version', async () => {
    const before = await snapshots.check(document);
    document.type('{"id": 6}');
    const after = await snapshots.check(document);
    assert.deepEqual([before.snapshot.version, after.snapshot.version], [1, 2]);
    assert.deepEqual([before.snapshot.text, after.snapshot.text], [text, '{"id": 6}']);
    assert.deepEqual(counted(), [2, 2]);
  });

  it('leave out the versions that were typed over before their turn, unless somebody needs one', async () => {
    let begin: () => void = () => undefined;
    client.turn = new Promise((resolve) => (begin = resolve));
    const marks = [snapshots.checkWhileCurrent(document)];
    document.type('{"id": 7}');
    marks.push(snapshots.checkWhileCurrent(document));
    const sent = snapshots.check(document);
    document.type('{"id": 8}');
    marks.push(snapshots.checkWhileCurrent(document));
    begin();
    assert.deepEqual(
      (await Promise.all(marks)).map((checked) => checked?.snapshot.text),
      [undefined, '{"id": 7}', '{"id": 8}'],
    );
    assert.equal((await sent).snapshot.text, '{"id": 7}');
  });

  it('try anew after the checking thread failed', async () => {
    client.fails = true;
    await assert.rejects(snapshots.check(document), /thread ended/);
    client.fails = false;
    assert.equal((await snapshots.check(document)).snapshot.text, text);
  });

  it('check what edits would make of the text in the document’s place', async () => {
    const { snapshot, check: checked } = await snapshots.checkText(document, '{"os": 5}');
    assert.equal(snapshot.payload.kind?.id, 'host');
    assert.ok(checked.findings.some(({ pointer }) => pointer === '/os'));
  });
});
