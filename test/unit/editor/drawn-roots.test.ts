import assert from 'node:assert/strict';
import { DrawnRoots } from '../../../src/editor/views/drawn-roots';

interface Root {
  rows: string[];
}

describe('The roots of a tree', () => {
  const hosts: Root = { rows: ['web01'] };
  const users: Root = { rows: [] };
  const files: Root = { rows: [] };
  let tree: DrawnRoots<Root>;
  beforeEach(() => {
    [hosts.rows, users.rows] = [['web01'], []];
    tree = new DrawnRoots(({ rows }: Root) => [...rows]);
    tree.drawn([hosts, users]);
  });

  it('stay as they are while they show the same', () => {
    hosts.rows = ['web01'];
    assert.deepEqual(tree.stale([hosts, users]), []);
  });

  it('are drawn anew one by one, and once', () => {
    users.rows = ['ada'];
    assert.deepEqual(tree.stale([hosts, users]), [users]);
    assert.deepEqual(tree.stale([hosts, users]), []);
  });

  it('are drawn anew as a whole when one comes, goes or moves', () => {
    for (const roots of [[hosts, users, files], [hosts], [users, hosts], [hosts, files], []]) {
      assert.equal(tree.stale(roots), 'all');
    }
    tree.drawn([hosts, users, files]);
    assert.deepEqual(tree.stale([hosts, users, files]), []);
  });

  it('are not drawn before anybody asked for them', () => {
    const other = new DrawnRoots<Root>(() => 1);
    assert.equal(other.areDrawn, false);
    other.drawn([]);
    assert.equal(other.areDrawn, true);
    assert.equal(other.stale([hosts]), 'all');
  });
});
