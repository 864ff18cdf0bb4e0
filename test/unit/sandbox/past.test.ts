import assert from 'node:assert/strict';
import { Past } from '../../../src/sandbox/store/past';
import type { StoreChange } from '../../../src/sandbox/store/store';
import { Table } from '../../../src/sandbox/store/table';

describe('sandbox: a state that is over', () => {
  let now = 0;
  let table: Table;
  let past: Past;
  let revision = 0;

  beforeEach(() => {
    [now, revision] = [0, 0];
    table = new Table();
    past = new Past(table, () => now);
  });

  function change(what: StoreChange): void {
    past.note(what);
    table.apply(what);
  }

  function put(id: string, text: string): void {
    revision += 1;
    const made = table.get('host', id)?.made ?? revision;
    change({ what: 'added', profile: { kind: 'host', id, text, made, revision } });
  }

  const textsAgo = (ms: number) =>
    past
      .ago(ms)
      .all('host')
      .map(({ text }) => text);

  it('has what was there then, in the order of creation', () => {
    put('a', 'a1');
    put('b', 'b1');
    now = 100;
    put('a', 'a2');
    now = 200;
    change({ what: 'removed', kind: 'host', id: 'b', revision: 9 });
    put('c', 'c1');
    now = 300;
    change({ what: 'reset', revision: 10 });
    assert.deepEqual([0, 50, 150, 250, 301].map(textsAgo), [[], ['a2', 'c1'], ['a2', 'b1'], ['a1', 'b1'], []]);
    assert.equal(past.ago(250).get('host', 'a')?.text, 'a1');
    assert.equal(past.ago(250).get('host', 'c'), undefined);
    assert.equal(past.ago(250).get('user', 'a'), undefined);
  });

  it('moves on with the time', () => {
    const view = past.ago(100);
    put('a', 'a1');
    assert.equal(view.get('host', 'a'), undefined);
    now = 100;
    assert.equal(view.get('host', 'a')?.text, 'a1');
  });

  it('is forgotten when it would be too much to remember', () => {
    const large = 'x'.repeat(1 << 20);
    put('a', 'first');
    for (let count = 0; count < 40; count++) {
      now += 1;
      put('a', large + String(count));
    }
    const oldest = past.ago(1000).get('host', 'a')?.text ?? '';
    assert.ok(oldest.length > 1 << 20, 'the first is forgotten');
    assert.notEqual(oldest, table.get('host', 'a')?.text);
  });
});
