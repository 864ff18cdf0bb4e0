import assert from 'node:assert/strict';
import { SelectedRows } from '../../../src/editor/host/selected-rows';

describe('What is selected in a view', () => {
  const [one, two, three] = [{ name: 'one' }, { name: 'two' }, { name: 'three' }];
  const view = { selection: [one, two] as readonly unknown[] };
  const selected = new SelectedRows();
  selected.add('other', { selection: [] });
  selected.add('view', view);

  it('is meant by a key on one of several rows, as by a menu', () => {
    view.selection = [one, two];
    assert.deepEqual(selected.withSelection([[two, 'view']]), [two, [one, two]]);
  });

  it('is not meant by a key on another row, nor by a single one', () => {
    view.selection = [one, two];
    assert.deepEqual(selected.withSelection([[three, 'view']]), [three]);
    view.selection = [one];
    assert.deepEqual(selected.withSelection([[one, 'view']]), [one]);
  });

  it('is not guessed where no row has the focus', () => {
    view.selection = [one, two];
    for (const none of [undefined, null]) assert.deepEqual(selected.withSelection([[none, 'view']]), [null]);
  });

  it('is left to a menu, which passes it itself, and to code', () => {
    view.selection = [one, two];
    assert.deepEqual(selected.withSelection([one, undefined]), [one, undefined]);
    assert.deepEqual(selected.withSelection([]), []);
  });
});
