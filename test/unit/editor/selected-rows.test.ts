import assert from 'node:assert/strict';
import { SelectedRows } from '../../../src/editor/host/selected-rows';

describe('What is selected in a view', () => {
  const [one, two, three] = [{ name: 'one' }, { name: 'two' }, { name: 'three' }];
  const reveal = () => Promise.resolve();
  const getChildren = () => [one, two, three];
  const view = { selection: [one, two] as readonly unknown[], visible: true, reveal };
  const selected = new SelectedRows();
  selected.add('other', { selection: [], visible: true, reveal }, { getChildren });
  selected.add('view', view, { getChildren });

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

  const gone = /^Select a row first\. .*select the row again\.$/;
  const onRows = [{ menu: 'view/item/context' }, { menu: 'editor/title' }];

  it('is not guessed where no row has the focus, or VS Code has forgotten it', () => {
    view.selection = [one, two];
    for (const none of [undefined, null]) {
      assert.throws(() => selected.withSelection([[none, 'view']]), { message: gone });
      assert.throws(() => selected.withSelection([none, undefined], onRows), { message: gone });
      assert.throws(() => selected.withSelection([one, [one, none]], onRows), { message: gone });
    }
  });

  it('needn’t be there for a button in the title of a view, for a key in an editor, for the palette, and for code', () => {
    assert.deepEqual(selected.withSelection([undefined, undefined]), [undefined, undefined]);
    const inTitle = [...onRows, { menu: 'view/title' }];
    assert.deepEqual(selected.withSelection([undefined, undefined], inTitle), [undefined, undefined]);
    for (const given of [[], [undefined], [null]]) assert.deepEqual(selected.withSelection(given, onRows), given);
  });

  it('is not meant by a command that only the title of a view has, which VS Code gives the row that has the focus', () => {
    const row = { type: 'payload', uri: 'file:///web01.host.secprofile.json' };
    assert.deepEqual(selected.withSelection([row, undefined], [{ menu: 'view/title' }]), []);
    assert.deepEqual(selected.withSelection(['file:///out'], [{ menu: 'view/title' }]), ['file:///out']);
    assert.deepEqual(selected.withSelection([row, undefined], [{ menu: 'view/title' }, ...onRows]), [row, undefined]);
  });

  it('is left to a menu, which passes it itself, and to code', () => {
    view.selection = [one, two];
    assert.deepEqual(selected.withSelection([one, undefined]), [one, undefined]);
    assert.deepEqual(selected.withSelection([]), []);
  });
});

describe('The focus of a view', () => {
  const [one, two] = [{ name: 'one' }, { name: 'two' }];
  let asked: unknown[];
  let selected: SelectedRows;
  const reveal = (...given: readonly unknown[]) => Promise.resolve(void asked.push(given));
  const rows = { getChildren: () => [one, two], beside: (row: unknown) => (row === one ? two : undefined) };
  const view = { selection: [], visible: true, reveal };
  const add = () => selected.add('view', view, rows);

  beforeEach(() => {
    asked = [];
    view.visible = true;
    selected = new SelectedRows();
  });

  it('moves on from a row that goes, and from nothing else', async () => {
    assert.equal(selected.beside('view', [one]), undefined);
    add();
    assert.deepEqual([selected.beside('view', [one, two]), selected.beside('view', ['file:///a'])], [two, undefined]);
    await selected.focus('view', undefined);
    await selected.focus('view', two);
    await selected.focus('view', one, true);
    assert.deepEqual(asked, [
      [two, { select: false, focus: true }],
      [one, { select: true, focus: true }],
    ]);
  });

  it('goes to what is selected in a view that comes to the front, else to its first row, once there are rows', async () => {
    const shown = { ...view, selection: [] as readonly unknown[] };
    const arrived = selected.focusWithin('view', true);
    selected.add('view', shown, { ...rows, first: () => Promise.resolve(one) });
    await arrived;
    shown.selection = [two];
    await selected.focusWithin('view');
    const focused = { select: false, focus: true };
    assert.deepEqual(asked, [
      [one, focused],
      [two, focused],
    ]);
  });

  it('goes to a row that is still being drawn as soon as it is there, and gives up on one that never comes', async () => {
    let refusals = 3;
    const refused = () => Promise.reject(new Error('TreeError: Data tree node not found'));
    const drawnLate = (...given: readonly unknown[]) => (refusals-- > 0 ? refused() : reveal(...given));
    const first = () => Promise.resolve(one);
    selected.add('view', { ...view, reveal: drawnLate }, { ...rows, first });
    await selected.focusWithin('view');
    assert.deepEqual(asked, [[one, { select: false, focus: true }]]);
    refusals = Infinity;
    await selected.focusWithin('view');
    assert.equal(asked.length, 1);
  });

  it('goes to the first row where what is selected is gone with the filter, and to what a view says that has none left', async () => {
    const stale = { type: 'attempt' };
    const shown = {
      ...view,
      selection: [stale] as readonly unknown[],
      reveal(row: unknown): Promise<void> {
        // VS Code tells of the selection when it has drawn the rows.
        shown.selection = [];
        return row === stale ? Promise.reject(new Error('TreeError')) : reveal(row);
      },
    };
    let looks = 0;
    const filtered = { ...rows, first: () => Promise.resolve<unknown>(one), isEmpty: () => (looks += 1) === 2 };
    selected.add('view', shown, filtered);
    assert.equal(await selected.focusWithin('view'), true);
    assert.deepEqual(asked, [[one]]);
    filtered.first = () => Promise.resolve(undefined);
    shown.selection = [stale];
    assert.equal(await selected.focusWithin('view'), false);
    assert.deepEqual([asked.length, looks], [1, 2]);
  });

  it('stays with a person who has moved on before the rows are there, even if there are none', async () => {
    const person = { hasMovedOn: false };
    let tries = 0;
    const drawnLate = () => {
      person.hasMovedOn = (tries += 1) === 2;
      return Promise.reject(new Error('TreeError: Data tree node not found'));
    };
    const first = () => Promise.resolve<unknown>(one);
    const shown = { ...view, reveal: drawnLate };
    selected.add('view', shown, { ...rows, first });
    assert.equal(await selected.focusWithin('view', false, person), true);
    assert.equal(tries, 2);
    selected.add('view', shown, { ...rows, first: () => Promise.resolve(undefined) });
    assert.equal(await selected.focusWithin('view', false, person), true);
  });

  it('isn’t moved into a view that nobody has seen', async () => {
    assert.equal(await selected.focusWithin('view'), true);
  });

  it('stays where it is if the row is gone, or the view was hidden meanwhile: that would come to the front', async () => {
    selected.add('view', { ...view, reveal: () => Promise.reject(new Error('TreeError')) }, rows);
    await selected.focus('view', one);
    add();
    view.visible = false;
    await selected.focus('view', one);
    assert.deepEqual(asked, []);
  });
});
