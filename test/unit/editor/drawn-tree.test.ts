import assert from 'node:assert/strict';
import { DrawnTree } from '../../../src/editor/host/drawn-tree';

interface Row {
  says: string;
  rows: Row[];
}

describe('A tree as it was drawn', () => {
  const row = (says: string, ...rows: Row[]): Row => ({ says, rows });
  let roots: Row[];
  let [web01, web02, live, hosts, users]: Row[] = [];
  let tree: DrawnTree<Row>;

  const ask = (parent: Row | undefined) => tree.drawn(parent, [...(parent?.rows ?? roots)]);
  const at = (found: Row | undefined): Row => found ?? assert.fail('no such row');

  beforeEach(() => {
    [web01, web02, live] = [row('web01'), row('web02'), row('In the sandbox', row('web03'))];
    [hosts, users] = [row('hosts', web01, web02, live), row('users')];
    roots = [hosts, users];
    tree = new DrawnTree<Row>({
      rowsOf: ({ rows }) => [...rows],
      contentOf: ({ says }) => ({ says }),
      staysEmpty: (one) => one === hosts,
    });
    ask(undefined);
    ask(hosts);
    ask(live);
  });

  it('stays as it is while it shows the same', () => {
    assert.deepEqual(tree.stale([...roots]), []);
  });

  it('is drawn anew row by row, and once, without what is above or beside', () => {
    for (const changed of [at(web01), at(live?.rows[0]), at(users)]) {
      changed.says += ', changed';
      assert.deepEqual(tree.stale(roots), [changed]);
      assert.deepEqual(tree.stale(roots), []);
    }
  });

  it('is drawn anew below a row whose rows come, go or move, and nothing above it', () => {
    const { rows } = at(live);
    for (const now of [[row('web04'), ...rows], [], rows.toReversed().concat(row('web05'))]) {
      at(live).rows = now;
      assert.deepEqual(tree.stale(roots), [live]);
      assert.deepEqual(tree.stale(roots), [], 'nobody has asked for its rows again');
      ask(live);
    }
  });

  it('is told of a row alone that takes those below it along', () => {
    at(hosts).says = 'hosts, 1 error';
    at(web01).says = 'web01, 1 error';
    at(live).rows = [];
    assert.deepEqual(tree.stale(roots), [hosts]);
    at(web02).says = 'web02, 1 error';
    assert.deepEqual(tree.stale(roots), [], 'its rows come anew in any case');
    ask(hosts);
    at(web02).says = 'web02';
    assert.deepEqual(tree.stale(roots), [web02]);
  });

  it('is drawn anew as a whole when a first row comes, goes or moves, until that is done', () => {
    const others = [[...roots, row('files')], [at(hosts)], roots.toReversed(), [at(hosts), row('files')], []];
    for (const now of others) assert.deepEqual(tree.stale(now), [undefined]);
    roots = roots.toReversed();
    assert.deepEqual(tree.stale(roots), [undefined]);
    ask(undefined);
    assert.deepEqual(tree.stale(roots), []);
  });

  it('is told of the row above where many rows change at once', () => {
    at(hosts).rows = Array.from({ length: 25 }, (_, at) => row(`web${at}`));
    ask(hosts);
    for (const each of at(hosts).rows) each.says += ', changed';
    assert.deepEqual(tree.stale(roots), [hosts]);
  });

  it('has a next row for the focus of one that goes: below it, above it, or the one that it is in', () => {
    const [first, second, third] = [at(web01), at(web02), at(live)];
    assert.equal(tree.beside(first, [first]), second);
    assert.equal(tree.beside(first, [first, second]), third);
    assert.equal(tree.beside(third, [third]), second);
    assert.equal(tree.beside(second, [second, third]), first);
    assert.equal(tree.beside(second, [first, second, third]), hosts);
    assert.equal(tree.beside(row('drawn nowhere'), []), undefined);
  });

  it('has a next row while it is being drawn anew, since the next one may be removed by then', () => {
    const [first, second, third] = [at(web01), at(web02), at(live)];
    at(hosts).rows = [second, third];
    assert.deepEqual(tree.stale(roots), [hosts]);
    assert.equal(tree.beside(second, [second]), third);
    assert.equal(tree.beside(first, [first]), undefined, 'it is gone already');
    const last = at(third.rows[0]);
    assert.equal(tree.beside(last, [last]), second);
  });

  it('has no next row in one that goes with the last of its own: that is beside it', () => {
    const last = at(live?.rows[0]);
    assert.equal(tree.beside(last, [last]), web02);
    roots = [at(live)];
    ask(undefined);
    assert.equal(tree.beside(last, [last]), undefined);
  });

  it('has no next row among those that go, wherever they are', () => {
    const [first, second, last] = [at(web01), at(web02), at(live?.rows[0])];
    assert.equal(tree.beside(last, [last, second]), first);
    assert.equal(tree.beside(last, [last, first, second]), hosts);
  });

  it('looks at no row twice to find the next one of thousands', () => {
    let looks = 0;
    const many = Array.from({ length: 3000 }, (_, index) => row(`web${index}`));
    const gone = new Proxy(many.slice(0, 2000), {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
        return Reflect.get(target, key) as unknown;
      },
    });
    roots = many;
    ask(undefined);
    assert.equal(tree.beside(at(many[0]), gone), many[2000]);
    assert.ok(looks <= 2 * gone.length, `${looks} looks`);
  });

  it('is not drawn before anybody asked for it', () => {
    tree = new DrawnTree<Row>({ rowsOf: () => [], contentOf: () => 1, staysEmpty: () => true });
    assert.deepEqual([tree.isDrawn, tree.isEmpty], [false, false]);
    tree.drawn(undefined, []);
    assert.deepEqual([tree.isDrawn, tree.isEmpty], [true, true]);
    assert.deepEqual(tree.stale(roots), [undefined]);
  });
});
